import type { types } from '@slack/bolt'
import type { Shown } from '../../app/shown.ts'
import { bold, link, md } from '../text.ts'
import { type Block, context, modal, section } from './kit.ts'

/** The candidate's text, to copy as it stands. */
export function candidateTextView({ candidate }: Shown, text: string): types.ModalView {
  const where = candidate.mail ? md` at ${link(`mailto:${candidate.mail}`, candidate.mail)}` : md``
  return modal({
    id: 'candidate-text',
    title: 'For the candidate',
    close: 'Done',
    blocks: [
      section(md`Copy this and send it to ${bold(candidate.name)}${where}.`),
      preformatted(text),
      context(md`The calendar file (.ics) for them is in the thread below the card. Attach it.`),
    ],
  })
}

/** Exactly as typed: rich text knows no mark-up to escape. */
function preformatted(text: string): Block {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
  }
}
