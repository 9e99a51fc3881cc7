/** Forms and messages about how long somebody's data is kept, and about taking it away. */
import type { types } from '@slack/bolt'
import type { Erasure } from '../../app/erasing.ts'
import type { Candidate } from '../../core/candidates.ts'
import type { LocalDate } from '../../core/time.ts'
import { bold, cut, md } from '../text.ts'
import { actions, button, context, input, type Message, modal, section } from './kit.ts'

const SHORT = 120

/** What stands in place of everything the bot had said about somebody. */
export const erasedMessage: Message = {
  text: md`What stood here was about a candidate whose data has been erased.`,
  blocks: [context(md`What stood here was about a candidate whose data has been erased.`)],
}

/** To an admin, once the plan's months have run out. */
export function outdatedMessage({ id, name }: Candidate): Message {
  const text = md`The time to keep the data of ${bold(cut(name, SHORT))} has run out. Erase it, or say why it is kept longer.`
  return {
    text,
    blocks: [
      section(text),
      actions(`outdated:${id}`, [
        button('erase-candidate', 'Erase', id, { style: 'danger', label: `Erase ${name}` }),
        button('hold-candidate', 'Keep longer', id, { label: `Keep longer: ${name}` }),
      ]),
    ],
  }
}

/** Says what goes and what stays, and asks for the name: nobody erases by a slip. */
export function eraseForm(
  candidate: Candidate,
  erasure: Erasure,
  metadata: string,
): types.ModalView {
  const { applications, interviews, scorecards, ratings, messages, files } = erasure
  return modal({
    id: 'erase-form',
    title: 'Erase',
    submit: 'Erase for good',
    close: 'Back',
    metadata,
    blocks: [
      section(
        md`Everything about ${bold(cut(candidate.name, SHORT))} goes: ${count(applications, 'application')}, ${count(interviews, 'interview')}, ${count(scorecards, 'scorecard')}. ${count(messages, 'message')} of mine are edited to say nothing, and ${count(files, 'file')} deleted.`,
      ),
      section(
        md`${count(ratings, 'rating')} stay for statistics, under random keys: question or competency, figure, interviewer and month.`,
      ),
      context(
        md`It cannot be undone. Messages that people wrote, and backups made before, are not touched.`,
      ),
      input('name', `Type ${cut(candidate.name, SHORT)} to go on`, {
        type: 'plain_text_input',
        action_id: 'name',
      }),
    ],
  })
}

export function erasedView({ ratings, messages, files }: Erasure): types.ModalView {
  return modal({
    id: 'erased',
    title: 'Erased',
    close: 'Done',
    blocks: [
      section(
        md`Their data is gone. ${count(messages, 'message')} and ${count(files, 'file')} follow within minutes; ${count(ratings, 'rating')} stay for statistics.`,
      ),
    ],
  })
}

/** Until when and why somebody's data is kept longer than the plan says. */
export function holdForm({ name, hold }: Candidate, metadata: string): types.ModalView {
  return modal({
    id: 'hold-form',
    title: 'Keep longer',
    submit: 'Save',
    close: 'Back',
    metadata,
    blocks: [
      section(
        md`Until that day the data of ${bold(cut(name, SHORT))} cannot be erased, whatever the plan says. Leave the day empty to keep it no longer than the plan says.`,
      ),
      dateInput('until', 'Until', hold?.until ?? null),
      input(
        'reason',
        'Why?',
        {
          type: 'plain_text_input',
          action_id: 'reason',
          max_length: 300,
          ...(hold && { initial_value: hold.reason }),
        },
        { optional: true, hint: 'Such as a dispute, or their own wish.' },
      ),
    ],
  })
}

/** Until when they can refuse another offer. */
export function otherOfferForm(
  name: string,
  until: LocalDate | null,
  metadata: string,
): types.ModalView {
  return modal({
    id: 'other-offer-form',
    title: 'Other offer',
    submit: 'Save',
    close: 'Back',
    metadata,
    blocks: [
      section(
        md`Until when can ${bold(cut(name, SHORT))} still refuse another offer? Whoever decides is reminded of it. Leave it empty if there is none.`,
      ),
      dateInput('until', 'Until', until),
    ],
  })
}

function dateInput(name: string, label: string, date: LocalDate | null) {
  const element = {
    type: 'datepicker',
    action_id: name,
    ...(date && { initial_date: date }),
  } as const
  return input(name, label, element, { optional: true })
}

function count(n: number, one: string): string {
  return n === 1 ? `1 ${one}` : `${n} ${one}s`
}
