import type { types } from '@slack/bolt'
import { planOf } from '../../app/openings.ts'
import { permitted, someone } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import { screeningState } from '../../app/screening.ts'
import type { Application, Candidate } from '../../core/candidates.ts'
import type { OpeningId, PersonId } from '../../core/ids.ts'
import { nextInterview } from '../../core/next-interview.ts'
import type { Opening } from '../../core/openings.ts'
import { may } from '../../core/permissions.ts'
import { type Plan, poolsOf, stageOf } from '../../core/plans.ts'
import { Refusal } from '../../core/refusal.ts'
import { unqualified } from '../../core/scheduling/seats.ts'
import { type ScheduleForm, scheduleForm } from '../blocks/schedule-form.ts'
import { whatOptions } from '../blocks/schedule-form-fields.ts'
import type { Mrkdwn } from '../text.ts'
import { placeDefault, timeDefaults } from './defaults.ts'
import { type Draft, type FormMeta, kept } from './draft.ts'

export interface Begun extends Draft {
  readonly lines?: readonly Mrkdwn[]
  /** A name that nobody bears yet. */
  readonly newName?: string
  /** What the form remembered of itself when this was typed. */
  readonly was?: FormMeta
}

/** The form for somebody, as far as it is filled in. @throws Refusal `not-allowed`, or `not-found` without openings. */
export async function formFor(
  deps: Deps,
  who: PersonId,
  begun: Begun = {},
): Promise<types.ModalView> {
  const candidate = begun.candidate ? await deps.store.candidate(begun.candidate) : undefined
  const applications = candidate ? await deps.store.applicationsOf(candidate.id) : []
  const running = applications.filter(({ status }) => status === 'in progress')
  const openings = await openingsFor(deps, who)
  const opening = openingToShow(openings, who, begun.opening ?? begun.was?.opening, running)
  const application = running.find((one) => one.opening === opening.id)
  const plan = planOf(deps, opening)
  const interviews = application ? await deps.store.interviewsOf(application.id) : []
  const screening = application && (await screeningState(deps, application))
  const next = nextInterview(plan, application, interviews)
  const isOffered = whatOptions(plan).some(({ value }) => value === begun.what)
  const [stage = next.stage, kind = next.kind] = isOffered ? (begun.what?.split('/') ?? []) : []
  const chosen = begun.chosen ?? []
  const strangers = await outsiders(deps, plan, stage, kind, chosen, candidate)
  const meta = metaFor({ opening, plan, candidate, application })
  const typed = begun.was ? kept(begun, begun.was, meta) : begun
  const form: ScheduleForm = {
    meta: {
      ...meta,
      asksBecause: strangers.length > 0,
      asksPassing: (screening?.against.length ?? 0) > 0,
    },
    lines: begun.lines ?? [],
    openings,
    opening,
    plan,
    candidate,
    newName: begun.newName ?? '',
    screening,
    what: { stage, kind },
    minutes: Number(begun.minutes) || undefined,
    panel: begun.panel === 'chosen' ? 'chosen' : 'pools',
    chosen,
    unqualified: strangers,
    because: begun.because ?? '',
    ...timeDefaults(typed, {
      candidate,
      possible: application?.possible ?? null,
      officeZone: deps.settings.officeZone,
      now: deps.now(),
    }),
    place: placeDefault(begun, interviews),
    notes: begun.notes ?? '',
    passing: begun.passing ?? '',
  }
  return scheduleForm(form)
}

/** Openings in which somebody may schedule. @throws Refusal `not-allowed` if there is none of them. */
export async function openingsFor(deps: Deps, who: PersonId): Promise<readonly Opening[]> {
  const open = (await deps.store.openings()).filter(({ status }) => status === 'open')
  const [first] = open
  if (!first) throw new Refusal({ code: 'no-opening' })
  const person = await someone(deps, who)
  const theirs = open.filter(({ leads }) => may('schedule an interview', { person, leads }))
  if (theirs.length === 0) await permitted(deps, who, 'schedule an interview')
  return theirs
}

/** The one chosen, else one the candidate applied to, else one of theirs, else the first. */
function openingToShow(
  openings: readonly Opening[],
  who: PersonId,
  chosen: OpeningId | undefined,
  applications: readonly Application[],
): Opening {
  const [first] = openings
  if (!first) throw new RangeError('somebody who may schedule has an opening')
  const applied = new Set(applications.map(({ opening }) => opening))
  return (
    openings.find(({ id }) => id === chosen) ??
    openings.find(({ id }) => applied.has(id)) ??
    openings.find(({ leads, recruiters }) => leads.includes(who) || recruiters.includes(who)) ??
    first
  )
}

/** Chosen people whom no seat of the interviews is meant for. */
export async function outsiders(
  deps: Deps,
  plan: Plan,
  stage: string,
  kind: string,
  chosen: readonly PersonId[],
  candidate: Pick<Candidate, 'languages'> | undefined,
): Promise<PersonId[]> {
  if (chosen.length === 0) return []
  const interviews = stageOf(plan, stage)?.interviews ?? []
  const planned = interviews.filter(({ key }) => kind === '*' || key === kind)
  const languages = candidate?.languages ?? []
  const pools = planned.flatMap(({ seats }) => seats.flatMap((seat) => poolsOf(seat, languages)))
  const memberships = await deps.store.memberships([...new Set(pools)])
  const people = await deps.store.people(chosen)
  return unqualified(planned, chosen, { memberships, people, languages })
}

function metaFor(about: {
  readonly opening: Opening
  readonly plan: Plan
  readonly candidate: Candidate | undefined
  readonly application: Application | undefined
}): Omit<FormMeta, 'asksBecause' | 'asksPassing'> {
  const { opening, plan, candidate, application } = about
  const [only, ...others] = whatOptions(plan)
  return {
    opening: opening.id,
    ...(only && others.length === 0 && { what: only.value }),
    times: application?.possible ? application.id : '',
    zone: candidate?.id ?? '',
  }
}
