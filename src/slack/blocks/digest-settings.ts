/** The form of `/digest`, and what a digest would say now. */

import type { types } from '@slack/bolt'
import type { DigestShown } from '../../app/digests.ts'
import type { ReaderPage } from '../../app/readers.ts'
import { DigestPart } from '../../core/readers.ts'
import { DAY_MINUTES } from '../../core/time.ts'
import { dateWords, whenWords, zoneWords } from '../../core/time-words.ts'
import { type Mrkdwn, md } from '../text.ts'
import { digestMessage } from './digest.ts'
import {
  actions,
  type Block,
  button,
  input,
  type Message,
  modal,
  type Option,
  option,
  section,
  WEEKDAY_OPTIONS,
} from './kit.ts'

/** Reminders before an interview that can be chosen, in minutes. */
export const BEFORE = [
  [DAY_MINUTES, 'A day before'],
  [120, '2 hours before'],
  [60, '1 hour before'],
  [15, '15 minutes before'],
] as const

const PARTS: Readonly<Record<DigestPart, string>> = {
  decisions: 'Decisions that wait for me',
  seats: 'Seats that somebody has left',
  cards: 'Scorecards I owe',
  overdue: 'Overdue scorecards of others',
  answers: 'Invitations without an answer',
  interviews: 'My interviews today, and my week',
  'next steps': 'Candidates without a next step',
  openings: 'Interviews of my openings, today and tomorrow',
  changes: 'What changed since the last one',
}

export function digestForm(page: ReaderPage): types.ModalView {
  const { reader, zone } = page
  const { digestAt, digestDays, without, mutedUntil, remindBefore, quietFrom, quietTo } = reader
  const parts = DigestPart.options.map((part) => option(PARTS[part], part))
  return modal({
    id: 'digest-form',
    title: 'My digest',
    submit: 'Save',
    close: 'Cancel',
    blocks: [
      section(comingWords(page)),
      actions('digest-more', [
        button('digest-preview', 'Show me now', 'preview'),
        ...(page.maySetChannels ? [button('channel-digests', 'Digests of channels', 'list')] : []),
      ]),
      clock(
        'at',
        'Time',
        digestAt,
        `On your clock in ${zoneWords(zone)}. /availability changes it.`,
      ),
      boxes('days', 'Days', WEEKDAY_OPTIONS, {
        chosen: (digestDays ?? []).map(String),
        hint: 'None chosen: the days you work. Never on your holidays and days off.',
      }),
      boxes('parts', 'What is in it', parts, {
        chosen: DigestPart.options.filter((part) => !without.includes(part)),
      }),
      input(
        'muted',
        'Mute until',
        {
          type: 'datepicker',
          action_id: 'muted',
          ...(mutedUntil && { initial_date: mutedUntil }),
        },
        { optional: true, hint: 'No digest before that day. Reminders still come.' },
      ),
      boxes(
        'before',
        'Remind me of an interview',
        BEFORE.map(([minutes, words]) => option(words, String(minutes))),
        {
          chosen: remindBefore.map(String),
        },
      ),
      clock('quiet-from', 'Quiet from', quietFrom),
      clock(
        'quiet-to',
        'Quiet until',
        quietTo,
        'Nothing reminds you in between, but of an interview within the hour.',
      ),
    ],
  })
}

/** What the digest would say now. */
export function previewOf(shown: DigestShown): types.ModalView {
  const { blocks } = previewMessage(shown)
  return modal({ id: 'digest-shown', title: 'My digest now', close: 'Back', blocks })
}

export function previewMessage(shown: DigestShown): Message {
  if (shown.digest.items.length > 0) return digestMessage(shown)
  const text = md`Nothing waits on you now, so no digest would come.`
  return { text, blocks: [section(text)] }
}

/** After saving. */
export function saved(page: ReaderPage): types.ModalView {
  const words = md`Saved. ${comingWords(page)}`
  return modal({ id: 'digest-saved', title: 'My digest', close: 'Done', blocks: [section(words)] })
}

export function mutedWords(page: ReaderPage): Message {
  const until = page.reader.mutedUntil
  const state = until ? md`Muted until ${dateWords(until)}.` : md`Not muted.`
  const text = md`${state} ${comingWords(page)}`
  return { text, blocks: [section(text)] }
}

function comingWords({ zone, now, next }: ReaderPage): Mrkdwn {
  return next
    ? md`Your next digest comes ${whenWords(next, zone, now)}, if anything waits on you then.`
    : md`No digest is planned: you are away or muted for longer than I look ahead.`
}

function clock(name: string, label: string, time: string, hint?: string): Block {
  return input(
    name,
    label,
    { type: 'timepicker', action_id: name, initial_time: time === '24:00' ? '00:00' : time },
    hint === undefined ? {} : { hint },
  )
}

function boxes(
  name: string,
  label: string,
  options: readonly Option[],
  { chosen, hint }: { readonly chosen: readonly string[]; readonly hint?: string },
): Block {
  const initial = options.filter(({ value }) => value !== undefined && chosen.includes(value))
  return input(
    name,
    label,
    {
      type: 'checkboxes',
      action_id: name,
      options: [...options],
      ...(initial.length > 0 && { initial_options: initial }),
    },
    { optional: true, ...(hint !== undefined && { hint }) },
  )
}
