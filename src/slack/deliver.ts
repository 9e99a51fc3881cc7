import { candidateOf } from '../app/candidates.ts'
import { sheetFor } from '../app/kit-sheet.ts'
import { calmTurn } from '../app/listeners.ts'
import { planOf } from '../app/openings.ts'
import { openingOf } from '../app/people.ts'
import type { Deliver, Deps, Receipt } from '../app/ports.ts'
import { shown } from '../app/shown.ts'
import { unsealFacts } from '../app/unsealing.ts'
import { showingKey } from '../core/announce.ts'
import { PersonId } from '../core/ids.ts'
import type { Body, Notice } from '../core/notices.ts'
import { stageOf } from '../core/plans.ts'
import { glassBroken } from './blocks/debrief.ts'
import { erasedMessage, outdatedMessage } from './blocks/erasing.ts'
import { eventWords } from './blocks/interviews.ts'
import { type Message, section } from './blocks/kit.ts'
import { kitShortMessage } from './blocks/kit-message.ts'
import { leakMessage } from './blocks/question-statistics.ts'
import { channelShutMessage, givenUpMessage } from './blocks/undelivered.ts'
import { showDebrief } from './debrief/show.ts'
import { followChannelDigest, sendChannelDigest } from './digest/channel.ts'
import { closeDigest } from './digest/close.ts'
import { followDigest, sendDigest } from './digest/send.ts'
import { tellFavour } from './favours.ts'
import type { Gateway } from './gateway.ts'
import { followHome } from './home-follow.ts'
import { remind, remindUndecided } from './nudges.ts'
import { tellRatedWrong } from './rated-wrong.ts'
import { showInterview } from './showing.ts'
import { md } from './text.ts'

type Reader = Notice['to']
type BodyOf<K extends Body['kind']> = Extract<Body, { kind: K }>

/** Delivers notices to Slack. What is sent shows the state at sending; the receipt is the message's `ts`. */
export function slackDelivery(slack: Gateway, deps: Deps): Deliver {
  return async (notice) => {
    const { key, body, to } = notice
    switch (body.kind) {
      case 'show':
        return showInterview(deps, slack, to, body)
      case 'tell':
        return tellBelow(to, body)
      case 'home':
        // Whoever's Home changes may have a digest of today in front of them.
        await followDigest(deps, slack, PersonId.parse(to))
        return followHome(deps, slack, PersonId.parse(to))
      case 'channel shut':
        return tellShut(notice, body)
      case 'given up':
        return post(to, givenUpMessage(body))
      case 'say':
        return post(to, { text: md`${body.text}`, blocks: [section(md`${body.text}`)] })
      case 'favour':
        return tellFavour(deps, slack, notice, body)
      case 'debrief':
        return showDebrief(deps, slack, PersonId.parse(to), body)
      case 'glass':
        return tellOfGlass(to, body)
      case 'nudge':
        return remind(deps, slack, notice, body)
      case 'undecided':
        return remindUndecided(deps, slack, notice, body)
      case 'digest':
        return sendDigest(deps, slack, notice, body)
      case 'channel digest':
        return sendChannelDigest(deps, slack, notice, body)
      case 'close digest':
        return closeDigest(deps, slack, to, body)
      case 'follow digest':
        return followChannelDigest(deps, slack, body.opening)
      case 'kit short':
        return sayKitShort(to, body)
      case 'leak':
        return post(to, leakMessage(body, titleOf(deps, body.question)))
      case 'rated wrong':
        return tellRatedWrong(deps, slack, to, body)
      case 'unsay':
        return unsay(to, body)
      case 'unfile':
        return slack.removeFile(body.file).then(() => body.file)
      case 'outdated':
        return tellOutdated(to, body)
      case 'retention':
      case 'measure':
      case 'unseal':
      case 'arm':
      case 'replan':
      case 'kit':
      case 'finish':
      case 'repair':
      case 'lapse':
        throw new Error(`${key} is not for Slack`)
    }
  }

  async function post(to: Reader, message: Message, thread?: string): Promise<Receipt> {
    const { ts } = await slack.post(to, message, thread)
    return ts
  }

  async function tellShut(
    notice: Notice,
    { opening: id }: BodyOf<'channel shut'>,
  ): Promise<Receipt> {
    const message = channelShutMessage(await openingOf(deps, id))
    if (!message) return 'mended meanwhile'
    return (await calmTurn(deps, notice)) === 'say' ? post(notice.to, message) : 'not said'
  }

  async function sayKitShort(to: Reader, { interview }: BodyOf<'kit short'>): Promise<Receipt> {
    const sheet = await sheetFor(deps, PersonId.parse(to), interview)
    const isShort = sheet && sheet.kit.short.length > 0
    return isShort ? post(to, kitShortMessage(sheet)) : 'complete meanwhile'
  }

  /** What cannot be edited any more is gone: nothing is posted in its place. */
  async function unsay(to: Reader, { ts }: BodyOf<'unsay'>): Promise<Receipt> {
    await slack.edit({ channel: to, ts }, erasedMessage)
    return ts
  }

  async function tellOutdated(to: Reader, { candidate }: BodyOf<'outdated'>): Promise<Receipt> {
    return post(to, outdatedMessage(await candidateOf(deps, candidate)))
  }

  async function tellOfGlass(
    to: Reader,
    { application, stage, by }: BodyOf<'glass'>,
  ): Promise<Receipt> {
    const facts = await unsealFacts(deps, application, stage)
    const { name } = await candidateOf(deps, facts.application.candidate)
    const title = stageOf(planOf(deps, facts.opening), stage)?.title ?? stage
    return post(to, glassBroken(by, name, title))
  }

  async function tellBelow(
    to: Reader,
    { interview, surface, event }: BodyOf<'tell'>,
  ): Promise<Receipt> {
    const facts = await shown(deps, interview)
    const posted = await deps.store.posted(showingKey(facts.interview, { surface, to }))
    const text = eventWords(facts, event, to)
    return post(to, { text, blocks: [section(text)] }, posted?.ts)
  }
}

/** The title of `question@version`; empty for one that has left the banks. */
function titleOf({ bank }: Pick<Deps, 'bank'>, id: string): string {
  const [question = ''] = id.split('@')
  return [...bank.values()].find((one) => one.question.id === question)?.question.title ?? ''
}
