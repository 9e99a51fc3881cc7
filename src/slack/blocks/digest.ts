/** The message of the day: what waits on its reader, a line and a button each. */
import type { DigestShown } from '../../app/digests.ts'
import type { Changed, Digest } from '../../core/digest/digest.ts'
import { type Interview, sitting } from '../../core/interviews.ts'
import { addDays, wallAt } from '../../core/time.ts'
import { clockWords, dateWords, zoneWords } from '../../core/time-words.ts'
import { bold, join, type Mrkdwn, md, NOTHING } from '../text.ts'
import { loadWords } from './interviewers.ts'
import { type Block, context, type Message, section } from './kit.ts'
import { itemBlock, itemLine, subject, who } from './waiting.ts'

/** Interviews named in one line of what is on; the rest is counted. */
const NAMED = 8

export function digestMessage(shown: DigestShown): Message {
  const { digest } = shown
  const title = titleOf(shown)
  if (digest.items.length === 0) {
    return { text: title, blocks: [context(title)] }
  }
  return {
    text: join([title, ...digest.items.slice(0, 3).map((item) => itemLine(item, shown))], '\n'),
    blocks: [
      section(title),
      ...digest.items.map((item) => itemBlock(item, shown)),
      ...moreBlock(digest),
      ...around(shown),
    ],
  }
}

/** What is left of a digest when its day is over: a line without buttons. `listed` is what it began with. */
export function closedDigest({ date, matters, done }: Digest, listed: readonly string[]): Message {
  const day = bold(dateWords(date))
  const all = matters + done
  const held = listed.length - all
  const words =
    all === 0
      ? md`${day} · you had ${held === 1 ? '1 interview' : `${held} interviews`}`
      : matters === 0
        ? md`${day} · nothing was left`
        : md`${day} · ${done} of ${all} no longer wait. The rest is in Home.`
  return { text: words, blocks: [context(words)] }
}

/** `Tue 9 Mar · 3 things wait on you`. */
function titleOf({ digest, channelOf }: DigestShown): Mrkdwn {
  const { date, matters, done, items } = digest
  const of = channelOf === null ? NOTHING : md` · ${channelOf}`
  const day = md`${bold(dateWords(date))}${of}`
  if (items.length === 0) return md`${day} · nothing is left`
  // Done, called off or lapsed: all of that ends a wait.
  const overWords = done > 0 ? md` · ${done} no longer` : NOTHING
  if (matters > 0) {
    const things = matters === 1 ? '1 thing waits' : `${matters} things wait`
    return md`${day} · ${things}${channelOf === null ? ' on you' : ''}${overWords}`
  }
  const count = items.length
  return md`${day} · you have ${count === 1 ? '1 interview' : `${count} interviews`} today`
}

function around(shown: DigestShown): Block[] {
  const { today, tomorrow, changes, load } = shown.digest
  const lines = [
    onDay(md`Today`, today, shown),
    onDay(md`Tomorrow`, tomorrow, shown),
    changes.length === 0
      ? NOTHING
      : md`Since ${sinceWords(shown)}  ${changes.map(changeWords).join(', ')}`,
    load ? md`My week  ${loadWords(load)}` : NOTHING,
  ].filter(({ mrkdwn }) => mrkdwn !== '')
  return lines.map((text) => context(text))
}

function onDay(day: Mrkdwn, interviews: readonly Interview[], shown: DigestShown): Mrkdwn {
  if (interviews.length === 0) return NOTHING
  const named = interviews.slice(0, NAMED).map((interview) => {
    const people = sitting(interview)
      .filter(({ shadow }) => !shadow)
      .map(({ person }) => who(person, shown))
    return md`${clockWords(interview.span.start, shown.zone)} ${subject(interview, shown)} · ${join(people, ', ')}`
  })
  const more = interviews.length > NAMED ? md`  and more` : NOTHING
  return md`${day}  ${join(named, '   ')}${more} · ${zoneWords(shown.zone)}`
}

/** `yesterday`, or the day of the last digest: on a Monday that is Friday. */
function sinceWords({ digest, zone }: DigestShown): string {
  const { date } = wallAt(digest.since, zone)
  return date === addDays(digest.date, -1) ? 'yesterday' : dateWords(date)
}

function moreBlock({ more }: Digest): Block[] {
  return more === 0 ? [] : [context(md`and ${more} more in Home`)]
}

const CHANGE_WORDS: Readonly<Record<Changed, string>> = {
  booked: 'booked',
  moved: 'moved',
  cancelled: 'cancelled',
  missed: 'did not take place',
  applied: 'new candidates',
  withdrew: 'withdrew',
}

function changeWords({ what, count }: Digest['changes'][number]): string {
  return what === 'applied' && count === 1 ? '1 new candidate' : `${count} ${CHANGE_WORDS[what]}`
}
