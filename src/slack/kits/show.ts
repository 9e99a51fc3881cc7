/** The one message that shows a kit to somebody on the panel, kept as it is now. */
import { sheetFor } from '../../app/kit-sheet.ts'
import type { Deps, Receipt } from '../../app/ports.ts'
import { showingKey } from '../../core/announce.ts'
import type { InterviewId, PersonId } from '../../core/ids.ts'
import { kitMessage } from '../blocks/kit-message.ts'
import { digestOf } from '../digest-of.ts'
import type { Gateway } from '../gateway.ts'

/** Posts it, or edits the one posted before. Nobody is sent a message that only says it is not theirs. */
export async function showKit(
  deps: Deps,
  slack: Pick<Gateway, 'post' | 'edit'>,
  to: PersonId,
  interview: InterviewId,
): Promise<Receipt> {
  const sheet = await sheetFor(deps, to, interview)
  if (!sheet) return 'no kit'
  const key = showingKey(sheet.shown.interview, { surface: 'kit', to })
  const posted = await deps.store.posted(key)
  if (!posted && (!sheet.place || sheet.shown.interview.status !== 'booked')) return 'not theirs'
  const message = kitMessage(sheet)
  const digest = digestOf(message)
  if (posted?.digest === digest) return posted.ts
  const edited = posted !== undefined && (await slack.edit(posted, message))
  const { channel, ts } = edited ? posted : await slack.post(to, message)
  await deps.store.markPosted({ key, channel, ts, digest })
  return ts
}
