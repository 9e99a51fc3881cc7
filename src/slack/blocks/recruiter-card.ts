/** The card of an interview for who booked it: edited in place as answers come in. */
import type { Shown } from '../../app/shown.ts'
import { PersonId } from '../../core/ids.ts'
import type { Interview, PanelPlace } from '../../core/interviews.ts'
import { iso } from '../../core/time.ts'
import { whenWords } from '../../core/time-words.ts'
import { join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { declineWords } from './interview-forms.ts'
import { ended, placeWords, sits, titleOf, whenOf } from './interviews.ts'
import {
  actions,
  type Block,
  button,
  context,
  type Message,
  option,
  overflow,
  section,
} from './kit.ts'

/** What is agreed, who has said what, and what can be done about it. */
export function recruiterCard(shown: Shown): Message {
  const { interview, candidate } = shown
  if (interview.status === 'no-show') return missedCard(shown)
  if (interview.status === 'cancelled') return cancelledCard(shown)
  const state = stateOf(interview)
  const where = placeWords(interview.place, ' · ')
  return {
    text: md`${candidate.name}, ${interview.title}: ${whenWords(interview.span.start, interview.zone, shown.now)}. ${state}.`,
    blocks: [
      section(md`${titleOf(shown)}\n${whenOf(shown)}${where}\n${state}`),
      ...answers(interview),
      ...(interview.notes === '' ? [] : [context(md`Notes: ${interview.notes}`)]),
      ...interview.panel.flatMap((place) => proposalBlocks(place, interview)),
      ...interview.vacancies.flatMap((vacancy) => vacancyBlocks(vacancy, shown)),
      actions(`card:${interview.id}`, [
        ...(interview.status === 'booked'
          ? [
              button('card-move', 'Move', interview.id),
              button('card-panel', 'Change panel', interview.id),
            ]
          : []),
        copyButton(interview),
        overflow('card-more', [
          // What took place cannot be called off.
          ...(interview.status === 'booked'
            ? [
                option('Change the place', `place:${interview.id}`),
                option('Cancel the interview', `cancel:${interview.id}`),
              ]
            : []),
          option('Candidate did not come', `no-show-candidate:${interview.id}`),
          option('Interviewer did not come', `no-show-panel:${interview.id}`),
          option('History', `history:${interview.id}`),
        ]),
      ]),
    ],
  }
}

/** `Confirmed`, `Confirmed 1 of 2`, `1 seat is open`. */
function stateOf({ panel, vacancies, status }: Interview): Mrkdwn {
  if (status === 'done') return md`Done`
  if (vacancies.length > 0)
    return vacancies.length === 1 ? md`1 seat is open` : md`${vacancies.length} seats are open`
  const sitters = panel.filter(sits)
  const accepted = sitters.filter(({ rsvp }) => rsvp === 'accepted')
  if (accepted.length === sitters.length) return md`Confirmed`
  return md`Confirmed ${accepted.length} of ${sitters.length}`
}

/** The candidate still has to be told that it is off. */
function cancelledCard(shown: Shown): Message {
  const { text, blocks } = ended(shown)
  const { interview } = shown
  return { text, blocks: [...blocks, actions(`card:${interview.id}`, [copyButton(interview)])] }
}

/** A mistake can be taken back. */
function missedCard(shown: Shown): Message {
  const { text, blocks } = ended(shown, missingWords(shown))
  const { id } = shown.interview
  return {
    text,
    blocks: [...blocks, actions(`card:${id}`, [button('card-took-place', 'It took place', id)])],
  }
}

/** Who did not come. Others read only that it did not happen. */
function missingWords({ interview: { ending } }: Shown): Mrkdwn {
  if (!ending) return NOTHING
  const person = PersonId.safeParse(ending.who)
  return person.success
    ? md` · ${mention(person.data)} did not come`
    : md` · the candidate did not come`
}

function copyButton({ id }: Interview) {
  return button('card-copy', 'Text and .ics for the candidate', id)
}

function answers(interview: Interview): Block[] {
  const lines = interview.panel.filter(({ rsvp }) => rsvp !== 'replaced').map(answerOf)
  return lines.length === 0 ? [] : [context(...lines)]
}

/** Another time that somebody proposed, with the one press that goes there. */
function proposalBlocks(place: PanelPlace, interview: Interview): Block[] {
  const { person, proposes } = place
  if (!proposes || !sits(place)) return []
  const words = md`${mention(person)} proposes ${whenWords(proposes, interview.zone)}.`
  const value = `${interview.id}@${iso(proposes)}`
  return [section(words, button('card-move', 'Look at that day', value))]
}

/** Who could fill an open seat at the same time, each a press away; or that nobody can. */
function vacancyBlocks(
  { seat, leaver, standIns, move }: Interview['vacancies'][number],
  { interview, people, now }: Shown,
): Block[] {
  const title = interview.panel.find((place) => place.seat === seat)?.seatTitle ?? seat
  const [first, ...others] = standIns
  const open = `vacancy:${interview.id}:${leaver}`
  if (!first) {
    const when = move && whenWords(move.span.start, interview.zone, now)
    const sitters = join((move?.people ?? []).map(mention), ', ')
    return [
      section(
        md`*Open seat: ${title}.* Nobody else of its pool is free then.${move ? md` The least change is ${when ?? ''} with ${sitters}.` : NOTHING}`,
      ),
      actions(open, [
        ...(move
          ? [button('move-here', 'Move it there', `${move.proposal}:0`, { style: 'primary' })]
          : []),
        button('card-move', 'Find another time', interview.id),
      ]),
    ]
  }
  const next = others.slice(0, 3).map((id) => mention(id))
  const then =
    next.length === 0
      ? NOTHING
      : md` If they can't, ${join(next, ', then ')} will be asked in turn.`
  const name = people.get(first)?.name ?? 'them'
  return [
    section(md`*Open seat: ${title}.* ${mention(first)} is free at the same time.${then}`),
    actions(open, [
      button('ask-stand-in', `Ask ${name}`, `${interview.id}:${leaver}:${standIns.join(',')}`, {
        style: 'primary',
      }),
      button('replace-place', 'Other people', `${interview.id}:${leaver}`),
    ]),
  ]
}

function answerOf(place: PanelPlace): Mrkdwn {
  const { person, seatTitle, shadow, rsvp, reason, proposes } = place
  const seat = shadow ? md`shadow` : md`${seatTitle}`
  if (proposes && sits(place)) {
    return md`${mention(person)} (${seat}): would rather have another time`
  }
  const words = {
    asked: md`no answer yet`,
    accepted: md`accepted`,
    declined: reason === '' ? md`can't make it` : md`can't make it: ${declineWords(reason)}`,
    lapsed: md`did not answer in time`,
    replaced: md`replaced`,
  }
  return md`${mention(person)} (${seat}): ${words[rsvp]}`
}
