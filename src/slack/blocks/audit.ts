/** The audit log: a few entries, what they are searched by, and the way to older ones. */
import type { types } from '@slack/bolt'
import type { AuditShown } from '../../app/audit.ts'
import type { Entry } from '../../core/audit.ts'
import { whenWords, zoneWords } from '../../core/time-words.ts'
import { cut, join, md } from '../text.ts'
import { changeWords, deedLine } from './audit-words.ts'
import {
  actions,
  type Block,
  button,
  context,
  divider,
  modal,
  option,
  plain,
  section,
} from './kit.ts'

/** What Slack takes as the value of a button, and of an option. */
const VALUE_MAX = 2000
const OPTION_MAX = 150

export function auditView(shown: AuditShown): types.ModalView {
  const { asked, entries, reader } = shown
  const none = md`Nothing in the log fits.`
  return modal({
    id: 'audit-log',
    title: 'Audit log',
    metadata: JSON.stringify(asked),
    blocks: [
      ...searching(shown),
      context(
        md`Newest first, times in ${zoneWords(reader.zone)}. \`loopwright audit verify\` checks that nobody has changed an entry.`,
      ),
      divider(),
      ...(entries.length === 0
        ? [section(none)]
        : entries.flatMap((one) => entryBlocks(one, shown))),
      ...turning(shown),
    ],
  })
}

function searching({ asked, names }: AuditShown): Block[] {
  const { actor, about, from, to } = asked
  const isSearched = [actor, about, from, to].some((each) => each !== null)
  // Slack keeps what was picked in a block of the same id, also when nothing is to be picked any more.
  const fresh = isSearched ? '' : '#all'
  return [
    actions(`audit-search${fresh}`, [
      {
        type: 'users_select',
        action_id: 'audit-who',
        placeholder: plain('Who did it', 150),
        ...(actor && { initial_user: actor }),
      },
      {
        type: 'external_select',
        action_id: 'audit-about',
        min_query_length: 0,
        placeholder: plain('To whom or what', 150),
        ...(about &&
          about.length <= OPTION_MAX && {
            initial_option: option(names.get(about) ?? about, about),
          }),
      },
    ]),
    actions(`audit-days${fresh}`, [
      day('audit-from', 'From', from),
      day('audit-to', 'To', to),
      ...(isSearched ? [button('audit-all', 'Show everything', 'all')] : []),
    ]),
  ]
}

function day(action: string, words: string, date: string | null): types.Datepicker {
  return {
    type: 'datepicker',
    action_id: action,
    placeholder: plain(words, 150),
    ...(date && { initial_date: date }),
  }
}

function entryBlocks(entry: Entry, { asked, names, reader, now }: AuditShown): Block[] {
  const name = names.get(entry.object)
  const only = button('audit-only', 'Only this', cut(entry.object, VALUE_MAX), {
    label: `Only what was done to ${name ?? entry.object}`,
  })
  const changes = changeWords(entry, reader.zone)
  const when = md`${whenWords(entry.at, reader.zone, now)} · entry ${entry.seq}`
  return [
    section(deedLine(entry, name), asked.about === null ? only : undefined),
    context(join([when, changes], '\n')),
  ]
}

function turning({ older, asked }: AuditShown): Block[] {
  const buttons = [
    ...(asked.before === null ? [] : [button('audit-newest', 'Newest', 'newest')]),
    ...(older === null ? [] : [button('audit-older', 'Older', String(older))]),
  ]
  return buttons.length === 0 ? [] : [actions('audit-turn', buttons)]
}
