/** The cards somebody owes, most urgent first, and those they have handed in. */
import type { types } from '@slack/bolt'
import type { OwnCards } from '../../app/cards-owed.ts'
import type { Interview } from '../../core/interviews.ts'
import type { CardOwed } from '../../core/scorecards/duty.ts'
import { type Instant, wallAt, type Zone } from '../../core/time.ts'
import { clockWords, spanWords, whenWords } from '../../core/time-words.ts'
import { bold, cut, md } from '../text.ts'
import {
  actions,
  type Block,
  button,
  context,
  divider,
  modal,
  option,
  overflow,
  section,
} from './kit.ts'

/** How many of each are listed. */
const LISTED = 10

export function cardListView(shown: OwnCards): types.ModalView {
  const { owed, underWay, done } = shown
  return modal({
    id: 'scorecards',
    title: 'My scorecards',
    blocks: [
      ...(owed.length + underWay.length === 0
        ? [
            section(
              md`You owe no scorecard. After your next interview it waits here, and below the invitation.`,
            ),
          ]
        : []),
      ...[...owed, ...underWay].slice(0, LISTED).flatMap((one) => owedBlocks(one, shown)),
      ...(owed.length > LISTED ? [context(md`and ${owed.length - LISTED} more`)] : []),
      ...(done.length === 0 ? [] : [divider(), section(bold('Handed in'))]),
      ...done.slice(0, LISTED).map((one) => doneBlock(one, shown)),
    ],
  })
}

/** One card that is owed, with its button. */
function owedBlocks(one: CardOwed, { candidates, person, now }: OwnCards): Block[] {
  const { interview, card, due, shadow } = one
  const name = candidates.get(interview.candidate)?.name ?? 'Candidate'
  const state = interview.status === 'done' ? dueWords(due, person.zone, now) : 'under way'
  const more = shadow ? ' · as a shadow' : ''
  const label = card ? 'Go on' : 'Fill'
  return [
    section(
      md`${bold(cut(name, 200))} · ${cut(interview.title, 100)}${more}\n${spanWords(interview.span, person.zone, now)} · ${state}`,
    ),
    actions(`owed:${interview.id}`, [
      button('open-scorecard', label, interview.id, {
        style: 'primary',
        label: `${label} the scorecard of ${name}`,
      }),
      endings(interview),
    ]),
  ]
}

/** Why no scorecard is needed of somebody, or none that counts. */
export function endings({ id }: Pick<Interview, 'id'>) {
  return overflow('score-end', [
    option('It did not happen: the candidate did not come', `no-show:${id}`),
    option('It was not me who was there', `not-me:${id}`),
    option('I know them too well: a conflict of interest', `conflict:${id}`),
  ])
}

function doneBlock(
  { interview, card }: OwnCards['done'][number],
  { candidates, person, now }: OwnCards,
): Block {
  const name = candidates.get(interview.candidate)?.name ?? 'Candidate'
  const at = card.submissions.at(-1)?.at
  const state =
    card.status === 'submitted' && at
      ? `submitted ${whenWords(at, person.zone, now)}`
      : 'not needed'
  return section(
    md`${bold(cut(name, 200))} · ${cut(interview.title, 100)} · ${state}`,
    button('score-read', 'Read', interview.id, { label: `Read my scorecard of ${name}` }),
  )
}

/** `is due today 17:00`, `is due Wed 10 Mar, 11:00 Belgrade`, `was due Tue 9 Mar, 11:00 Belgrade`. */
export function dueWords(due: Instant, zone: Zone, now: Instant): string {
  const isToday = wallAt(due, zone).date === wallAt(now, zone).date
  const when = isToday ? `today ${clockWords(due, zone)}` : whenWords(due, zone, now)
  return due < now ? `was due ${when}` : `is due ${when}`
}

/** Below an interview that has ended: the card its reader owes. */
export function cardDueBlocks(interview: Interview, due: string): Block[] {
  return [
    section(md`Your scorecard ${due}.`),
    actions(`scorecard:${interview.id}`, [
      button('open-scorecard', 'Fill my scorecard', interview.id, { style: 'primary' }),
    ]),
  ]
}
