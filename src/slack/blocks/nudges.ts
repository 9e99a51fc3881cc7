/** Reminders, as they read below the message of the interview they are about. */
import type { Shown } from '../../app/shown.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Interview } from '../../core/interviews.ts'
import type { Body } from '../../core/notices.ts'
import type { Matter } from '../../core/nudges/matters.ts'
import type { Deadlines } from '../../core/scorecards/duty.ts'
import { minutesOf, type Zone } from '../../core/time.ts'
import { durationWords, spanWords, whenWords } from '../../core/time-words.ts'
import { bold, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { expiryWords, placeWords } from './interviews.ts'
import { actions, type Block, button, type Message, section } from './kit.ts'

export type NudgeBody = Extract<Body, { kind: 'nudge' }>

/** What `to` reads. `deadlines` are those of the cards of the interview. */
export function nudgeMessage(
  shown: Shown,
  body: NudgeBody,
  to: PersonId,
  deadlines: Deadlines,
): Message {
  const { interview, people, now } = shown
  const zone = people.get(to)?.zone ?? interview.zone
  switch (body.matter) {
    case 'interview':
      return only(
        md`In ${leftWords(interview, now)} you interview ${whom(shown)}: ${spanWords(interview.span, zone, now)}.${placeWords(interview.place, ' ')}`,
      )
    case 'answer':
      return body.step === 'recruiter'
        ? toRecruiter(shown, body, zone)
        : asking(
            interview,
            md`${askedBy(body)}Can you make it? ${whom(shown)}, ${spanWords(interview.span, zone, now)}.`,
          )
    case 'lapse':
      return asking(
        interview,
        md`Can you make it? ${whom(shown)}, ${spanWords(interview.span, zone, now)}. ${expiryWords(shown, body.about, zone)}`,
      )
    case 'card':
      return body.step === 'lead'
        ? toLead(shown, body, deadlines, zone)
        : cardOwed(shown, body, deadlines, zone)
  }
}

/** What stays of a reminder once what it asked for is done or called off: one line. */
export function reminderOver(shown: Shown, to: PersonId, matter: Matter): Message {
  const { interview, cards } = shown
  if (matter === 'card') {
    const isIn = cards.get(to) === 'submitted'
    return only(isIn ? md`You handed it in.` : md`Nobody waits for your scorecard any more.`)
  }
  const rsvp = interview.panel.findLast(({ person }) => person === to)?.rsvp
  if (interview.status === 'booked' && rsvp === 'accepted') return only(md`You said yes.`)
  return only(rsvp === 'declined' ? md`You said no.` : md`Nobody waits for your answer any more.`)
}

/** To a lead whose debrief lies open. */
export function undecidedMessage(
  name: string,
  title: string,
  days: number,
  debrief: string,
): Message {
  const text = md`${bold(name)} (${title}) waits for your decision: the scorecards have been open for ${days} days.`
  return acting(text, [button('debrief-open', 'Open debrief', debrief)], `undecided:${debrief}`)
}

function toRecruiter(shown: Shown, { about }: NudgeBody, zone: Zone): Message {
  const { interview, now } = shown
  const text = md`${mention(about)} has not answered. ${whom(shown)} begins ${whenWords(interview.span.start, zone, now)}, in ${leftWords(interview, now)}.`
  const other = button('replace-place', 'Ask somebody else', `${interview.id}:${about}`)
  return acting(text, [other], `nudge:${interview.id}:${about}`)
}

function toLead(shown: Shown, { about }: NudgeBody, { due }: Deadlines, zone: Zone): Message {
  const { interview, now, people } = shown
  const text = md`${mention(about)}'s scorecard for ${whom(shown)} is not in. It was due ${whenWords(due, zone, now)}.`
  const name = people.get(about)?.name ?? 'them'
  const nudge = button('nudge', `Nudge ${name}`, `card:${interview.id}:${about}`)
  return acting(text, [nudge], `nudge:${interview.id}:${about}`)
}

function cardOwed(shown: Shown, body: NudgeBody, { due }: Deadlines, zone: Zone): Message {
  const { interview, now } = shown
  const when = whenWords(due, zone, now)
  const state = due <= now ? md`was due ${when}` : md`is due ${when}`
  const text = md`${askedBy(body)}Your scorecard for ${whom(shown)} ${state}.`
  const fill = button('open-scorecard', 'Fill my scorecard', interview.id, { style: 'primary' })
  return acting(text, [fill], `nudge:${interview.id}`)
}

function asking(interview: Interview, text: Mrkdwn): Message {
  return acting(
    text,
    [
      button('invite-accept', 'Accept', interview.id, { style: 'primary' }),
      button('invite-decline', "I can't make it", interview.id),
    ],
    `nudge:${interview.id}`,
  )
}

function askedBy({ by }: NudgeBody): Mrkdwn {
  return by === null ? NOTHING : md`${mention(by)} asks. `
}

function whom({ candidate, interview }: Shown): Mrkdwn {
  return md`${bold(candidate.name)}, ${interview.title}`
}

/** `15 min`, `24 h`: to the minute, as far as that says something. */
function leftWords({ span }: Interview, now: Shown['now']): string {
  const minutes = Math.max(1, Math.round(minutesOf({ start: now, end: span.start })))
  return durationWords(minutes < 180 ? minutes : Math.round(minutes / 60) * 60)
}

function only(text: Mrkdwn): Message {
  return { text, blocks: [section(text)] }
}

function acting(text: Mrkdwn, buttons: Parameters<typeof actions>[1], id: string): Message {
  const blocks: Block[] = [section(text), actions(id, buttons)]
  return { text, blocks }
}
