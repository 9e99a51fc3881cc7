/** Where a candidate is looked for, and what stands there when nobody is found. */
import type { types } from '@slack/bolt'
import type { Candidate } from '../../core/candidates.ts'
import { bold, cut, md } from '../text.ts'
import { actions, type Block, button, context, modal, plain, section } from './kit.ts'

/** How many candidates are listed: a longer list is searched, not read. */
const LISTED = 20

/** A search box, and some candidates to open: the newest, or those that fit what was typed. */
export function findView(candidates: readonly Candidate[], typed = ''): types.ModalView {
  return modal({
    id: 'candidate-find',
    title: 'Candidates',
    blocks: [
      section(md`Find a candidate by name or mail.`, {
        type: 'external_select',
        action_id: 'open-candidate',
        min_query_length: 0,
        placeholder: plain('Name or mail', 150),
      }),
      actions('candidate-add', [
        button('add-candidate', 'Add a candidate', cut(typed || '-', 120)),
      ]),
      context(headingOf(candidates, typed)),
      ...candidates.slice(0, LISTED).map(line),
    ],
  })
}

function headingOf(candidates: readonly Candidate[], typed: string) {
  if (typed === '') return candidates.length === 0 ? md`Nobody has been added yet.` : md`Newest`
  if (candidates.length === 0)
    return md`Nobody is called “${cut(typed, 200)}”. Check the spelling, or add them.`
  return md`Several fit “${cut(typed, 200)}”.`
}

function line({ id, name, mail }: Candidate): Block {
  const label = `Open ${name}`
  const who = mail === null ? bold(cut(name, 200)) : md`${bold(cut(name, 200))} · ${cut(mail, 200)}`
  // The select above has the same action, so each button stands in a block of its own.
  return section(who, button('open-candidate', 'Open', id, { label }))
}
