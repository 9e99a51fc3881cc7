/** Interviews of the past: booked, answered, sometimes moved or declined, held, and written about. */
import {
  answerInvitation,
  askToReplace,
  finishInterview,
  interviewOf,
  moveInterview,
} from '../../src/app/interviews.ts'
import { followKits } from '../../src/app/kits.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import type { Application } from '../../src/core/candidates.ts'
import type { InterviewId, PersonId } from '../../src/core/ids.ts'
import { type Interview, type PanelPlace, sitting } from '../../src/core/interviews.ts'
import type { Opening } from '../../src/core/openings.ts'
import { type PlannedInterview, stageOf } from '../../src/core/plans.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { DAY_MINUTES, type Instant, later } from '../../src/core/time.ts'
import { writeCards } from './cards.ts'
import { atWork, type Story } from './clock.ts'
import { type Picked, proposalOf, seatsFor, type Wish } from './offers.ts'
import type { Season } from './season.ts'

export interface Candidacy {
  readonly application: Application
  readonly opening: Opening
  readonly recruiter: PersonId
  /** In levels of the scale. */
  readonly strength: number
}

/** Book the interviews of a stage together, from the first day that works, and begin what becomes of them. */
export async function bookStage(season: Season, of: Candidacy, key: string): Promise<void> {
  const { deps } = season
  for (let day = 2; day < MOST_DAYS; day++) {
    const parts = await picksFor(season, of, key, later(deps.now(), day * DAY_MINUTES))
    if (!parts) continue
    const proposal = proposalOf(deps, of, { stage: key, parts })
    await deps.store.commit({ proposals: [proposal], deeds: [] })
    const loop = await unlessRefused(() => bookOffer(deps, of.recruiter, proposal.id, 0))
    if (!loop) continue
    await followKits(deps, idOf(loop.interviews[0]))
    for (const person of parts.flatMap(({ seats }) => seats.flatMap(({ people }) => people)))
      season.seated.set(person, (season.seated.get(person) ?? 0) + 1)
    for (const id of loop.interviews)
      season.past.begin(later(deps.now(), 30), interview(season, of, id))
    return
  }
  throw new Error(`no time was found for ${of.application.id}`)
}

const MOST_DAYS = 40
/** Starts that are looked at for an interview: those of two days. */
const MOST_STARTS = 16

/** A time and a panel for each interview of a stage, one after another. */
async function picksFor(
  season: Season,
  of: Candidacy,
  key: string,
  begin: Instant,
): Promise<readonly Picked[] | undefined> {
  const plan = season.deps.plans.find((one) => one.key === of.opening.plan)
  const stage = plan && stageOf(plan, key)
  if (!stage) throw new Error(`${of.opening.plan} has no stage ${key}`)
  const picks: Picked[] = []
  for (const planned of stage.interviews) {
    const last = picks.at(-1)
    const from = last ? later(last.span.end, BREAK_MINUTES) : begin
    const busy = picks.flatMap(({ seats }) => seats.flatMap(({ people }) => people))
    const picked = await firstOf(season, of, { planned, from, busy })
    if (!picked) return undefined
    picks.push(picked)
  }
  return picks
}

const BREAK_MINUTES = 15

async function firstOf(season: Season, of: Candidacy, wish: Wish): Promise<Picked | undefined> {
  const turn = season.chance.below(MOST_STARTS)
  for (let n = 0; n < MOST_STARTS; n++) {
    const picked = await seatsFor(season, of, { ...wish, turn }, n)
    if (picked) return picked
  }
  return undefined
}

async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function idOf(id: InterviewId | undefined): InterviewId {
  if (id === undefined) throw new Error('a loop has an interview')
  return id
}

async function* interview(season: Season, of: Candidacy, id: InterviewId): Story {
  const { deps, chance, past } = season
  const booked = await interviewOf(deps, id)
  for (const { person } of sitting(booked)) {
    past.begin(later(deps.now(), 20 + chance.below(20 * 60)), answers(season, of, booked, person))
  }
  if (chance.of(6)) {
    yield atWork(deps.now(), 24)
    await moved(season, of, id)
  }
  for (let at = booked.span.end; ; ) {
    yield at
    const { span } = await interviewOf(deps, id)
    if (span.end <= deps.now()) break
    at = span.end
  }
  await finishInterview(deps, id)
  await followKits(deps, id)
  await writeCards(season, of, id)
}

const DECLINES = ['busy', 'busy', 'busy', 'away', 'other: A release takes this week.'] as const

async function* answers(season: Season, of: Candidacy, { id }: Interview, who: PersonId): Story {
  const { deps, chance } = season
  const place = sitting(await interviewOf(deps, id)).find(({ person }) => person === who)
  if (place?.rsvp !== 'asked') return
  if (place.shadow || !chance.of(16)) return answerInvitation(deps, who, id, 'accepted')
  await answerInvitation(deps, who, id, 'declined', chance.pick(DECLINES))
  yield later(deps.now(), 60)
  await replaced(season, of, id)
}

/** Somebody else of the pool takes a seat that was given up; if nobody can, the interview is moved. */
async function replaced(season: Season, of: Candidacy, id: InterviewId): Promise<void> {
  const { deps } = season
  const open = await interviewOf(deps, id)
  const leaver = open.panel.findLast(({ rsvp, shadow }) => rsvp === 'declined' && !shadow)
  if (!leaver || open.span.start <= deps.now()) return
  const busy = open.panel.map(({ person }) => person)
  const wish = { planned: plannedOf(season, of, open), from: open.span.start, busy }
  for (let n = 0; n < 8; n++) {
    const picked = await seatsFor(season, of, { ...wish, at: open.span.start }, n)
    const next = picked?.seats[0]?.people[0]
    const isAsked = next && (await unlessRefused(() => ask(season, of, { id, leaver, next })))
    if (isAsked) return
  }
  await moved(season, of, id)
}

async function ask(
  { deps }: Season,
  { recruiter }: Candidacy,
  {
    id,
    leaver,
    next,
  }: { readonly id: InterviewId; readonly leaver: PanelPlace; readonly next: PersonId },
): Promise<true> {
  await askToReplace(deps, recruiter, id, leaver, [next])
  await answerInvitation(deps, next, id, 'accepted')
  return true
}

function plannedOf(
  { deps }: Season,
  { opening }: Candidacy,
  { stage, kind }: Interview,
): PlannedInterview {
  const plan = deps.plans.find((one) => one.key === opening.plan)
  const found = plan && stageOf(plan, stage)?.interviews.find(({ key }) => key === kind)
  if (!found) throw new Error(`${opening.plan} has no ${kind}`)
  return found
}

const MOVES = ['The candidate has an exam that day.', 'The panel is at a conference.'] as const

/** To another time, with a panel that can. */
async function moved(season: Season, of: Candidacy, id: InterviewId): Promise<void> {
  const { deps, chance } = season
  const before = await interviewOf(deps, id)
  if (before.status !== 'booked' || before.span.start <= deps.now()) return
  const planned = plannedOf(season, of, before)
  for (let day = 0; day < MOST_DAYS; day++) {
    const from = later(before.span.end, 60 + day * DAY_MINUTES)
    const picked = await firstOf(season, of, { planned, from, busy: [] })
    if (!picked) continue
    const how = { stage: before.stage, parts: [picked], moves: id, reason: chance.pick(MOVES) }
    const isMoved = await unlessRefused(async () => {
      await moveInterview(deps, of.recruiter, proposalOf(deps, of, how), 0)
      return true
    })
    if (!isMoved) continue
    for (const { person } of sitting(await interviewOf(deps, id)))
      await answerInvitation(deps, person, id, 'accepted')
    return
  }
}
