/** Reminders on their way out: judged once more, then said below the message of the interview. */
import { isBlind } from '../app/blindness.ts'
import { deadlineRules } from '../app/duties.ts'
import { calmTurn } from '../app/listeners.ts'
import { reminded } from '../app/nudges.ts'
import { someone } from '../app/people.ts'
import type { Deps, Receipt } from '../app/ports.ts'
import { shown } from '../app/shown.ts'
import { openDebriefs } from '../app/undecided.ts'
import { type Showing, showingKey } from '../core/announce.ts'
import { PersonId } from '../core/ids.ts'
import { KIT_BEFORE_MINUTES } from '../core/kits/kit-notices.ts'
import type { Body, Notice } from '../core/notices.ts'
import { deadlinesOf } from '../core/scorecards/duty.ts'
import { DAY_MINUTES, minutesOf } from '../core/time.ts'
import { type NudgeBody, nudgeMessage, undecidedMessage } from './blocks/nudges.ts'
import type { Gateway } from './gateway.ts'
import { rememberReminder } from './reminders.ts'

/** What the outbox notes of a reminder whose reason had ended, or that waits for a calmer hour. */
const UNSAID = 'not said'

type Undecided = Extract<Body, { kind: 'undecided' }>

export async function remind(
  deps: Deps,
  slack: Pick<Gateway, 'post'>,
  { key, channel, to }: Notice,
  body: NudgeBody,
): Promise<Receipt> {
  const reader = PersonId.parse(to)
  const interview = await reminded(deps, { key, channel, to: reader, body })
  if (!interview || (await isSaidByKit(deps, body))) return UNSAID
  const facts = await shown(deps, interview.id)
  const rules = await deadlineRules(deps)
  const message = nudgeMessage(facts, body, reader, deadlinesOf(interview, rules(interview)))
  const showing: Showing = {
    surface: body.about === reader ? 'invitation' : 'recruiter card',
    to: reader,
  }
  const kit =
    body.matter === 'interview'
      ? await deps.store.posted(showingKey(interview, { surface: 'kit', to: reader }))
      : undefined
  const posted = kit ?? (await deps.store.posted(showingKey(interview, showing)))
  const said = await slack.post(to, message, posted?.ts)
  if (body.about === reader && body.matter !== 'interview') {
    await rememberReminder(deps, reader, body, said)
  }
  return said.ts
}

/** A kit arrives a day before its interview: a second message would say nothing more. */
async function isSaidByKit(
  { store }: Deps,
  { matter, step, interview }: NudgeBody,
): Promise<boolean> {
  if (matter !== 'interview' || Number(step) !== KIT_BEFORE_MINUTES) return false
  return (await store.kit(interview)) !== undefined
}

export async function remindUndecided(
  deps: Deps,
  slack: Pick<Gateway, 'post'>,
  notice: Notice,
  { application, stage }: Undecided,
): Promise<Receipt> {
  const { to } = notice
  const waiting = (await openDebriefs(deps)).find(
    (one) => one.application === application && one.stage === stage,
  )
  const candidate = waiting && (await deps.store.candidate(waiting.of.candidate))
  if (!waiting || !candidate || !waiting.opening.leads.some((lead) => lead === to)) return UNSAID
  const lead = await someone(deps, PersonId.parse(to))
  const of = { application, opening: waiting.opening.id }
  if ((await isBlind(deps, lead, of)) || (await calmTurn(deps, notice)) !== 'say') return UNSAID
  const days = Math.floor(minutesOf({ start: waiting.since, end: deps.now() }) / DAY_MINUTES)
  const message = undecidedMessage(
    candidate.name,
    waiting.opening.title,
    days,
    `${application}:${stage}`,
  )
  return (await slack.post(to, message)).ts
}
