import type { Listener } from '../core/calm.ts'
import type { InterviewId, PersonId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import type { Body, Notice } from '../core/notices.ts'
import { judge } from '../core/nudges/check.ts'
import { isSaidAgain, nudgesOf, type TakenBack } from '../core/nudges/plan.ts'
import { cardsOwed, USUAL_DEADLINES } from '../core/scorecards/duty.ts'
import { DAY_MINUTES, type Instant, later } from '../core/time.ts'
import { isBlind } from './blindness.ts'
import { listedWithin } from './cards-owed.ts'
import { interviewOf } from './interviews.ts'
import { listenerOf, listenersOf } from './listeners.ts'
import { openingOf } from './people.ts'
import type { Deps } from './ports.ts'

type NudgeBody = Extract<Body, { kind: 'nudge' }>

/** As far as interviews are booked, and as long as one may still be going on. */
const BACK_DAYS = 1
const AHEAD_DAYS = 26 * 7

/** Plan whatever people are to be reminded of about an interview from `since` on. Doing it again changes nothing. */
export async function armInterview(deps: Deps, id: InterviewId, since: Instant): Promise<void> {
  const interview = await interviewOf(deps, id)
  const { leads } = await openingOf(deps, interview.opening)
  const people = [...interview.panel.map(({ person }) => person), interview.bookedBy, ...leads]
  const [listeners, owing, takenBack] = await Promise.all([
    listenersOf(deps, people),
    owingOf(deps, interview),
    takenBackOf(deps, interview),
  ])
  const planned = nudgesOf({ interview, leads, owing, takenBack, listeners, since })
  await deps.store.commit({ planned, deeds: [] })
}

/** Who has taken their card back. The audit log knows when: it tells of nothing else that happens to such a card. */
async function takenBackOf(
  { store }: Deps,
  { id }: Interview,
): Promise<ReadonlyMap<PersonId, TakenBack>> {
  const cards = await store.cardsAbout([id])
  const back = cards.filter(({ status }) => status === 'withdrawn')
  const found = await Promise.all(
    back.map(async ({ id: card, person, submissions }) => {
      const at = await store.lastDeed(card)
      return at === undefined ? [] : [[person, { times: submissions.length, at }] as const]
    }),
  )
  return new Map(found.flat())
}

/** Plan anew what somebody is reminded of, after what they have chosen or said of their time. */
export async function armPerson(deps: Deps, who: PersonId, since: Instant): Promise<void> {
  const within = {
    start: later(since, -BACK_DAYS * DAY_MINUTES),
    end: later(since, AHEAD_DAYS * DAY_MINUTES),
  }
  const [coming, lacking] = await Promise.all([
    deps.store.interviewsWith([who], within),
    // Whoever pauses for months owes their cards when they are back.
    deps.store.withoutCards({ person: who }, listedWithin(since)),
  ])
  for (const id of new Set([...coming, ...lacking].map((one) => one.id))) {
    await armInterview(deps, id, since)
  }
}

/** What becomes of a reminder that is due: the interview to say it of, or nothing. One that waits is owed again. */
export async function reminded(
  deps: Deps,
  {
    key,
    channel,
    to,
    body,
  }: Pick<Notice, 'key' | 'channel'> & {
    readonly to: PersonId
    readonly body: NudgeBody
  },
): Promise<Interview | undefined> {
  const interview = await deps.store.interview(body.interview)
  if (!interview) return undefined
  const [listener, owing] = await Promise.all([listenerOf(deps, to), owingOf(deps, interview)])
  if (body.step === 'lead' && (await isBlind(deps, listener.person, interview))) return undefined
  const verdict = judge(body, { interview, owing, listener, now: deps.now() })
  if (verdict.say) {
    return (await isSaidSoon(deps, body, interview, listener)) ? undefined : interview
  }
  if (verdict.until !== null) {
    await deps.store.commit({
      notices: [{ key, channel, to, due: verdict.until, body }],
      deeds: [],
    })
  }
  return undefined
}

/** Whether the next reminder of the same card is so near that this one says nothing more. */
async function isSaidSoon(
  deps: Deps,
  { matter, step, about }: NudgeBody,
  interview: Interview,
  listener: Listener,
): Promise<boolean> {
  if (matter !== 'card' || listener.person.id !== about) return false
  const facts = {
    ...{ interview, leads: [], owing: [about], since: interview.span.end },
    ...{ listeners: new Map([[about, listener]]), takenBack: await takenBackOf(deps, interview) },
  }
  return isSaidAgain(step, about, facts, deps.now())
}

/** Whose cards about an interview are owed, as long as its application goes on. */
export async function owingOf(deps: Deps, interview: Interview): Promise<PersonId[]> {
  if (interview.status !== 'done') return []
  const [application, cards] = await Promise.all([
    deps.store.application(interview.application),
    deps.store.cardsAbout([interview.id]),
  ])
  if (application?.status !== 'in progress') return []
  const owed = cardsOwed({ interviews: [interview], cards, rules: () => USUAL_DEADLINES })
  return owed.map(({ person }) => person)
}
