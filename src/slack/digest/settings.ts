/** What somebody chooses in `/digest`. */
import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Deps } from '../../app/ports.ts'
import { digestPreview, readerPage, setReader } from '../../app/readers.ts'
import type { PersonId } from '../../core/ids.ts'
import { DigestPart } from '../../core/readers.ts'
import { ClockTime, LocalDate } from '../../core/time.ts'
import { type Action, above } from '../action.ts'
import { digestForm, previewOf, saved } from '../blocks/digest-settings.ts'
import { loading, type Modal } from '../modal.ts'
import { readForm } from '../state.ts'
import { md } from '../text.ts'

export async function digestFormFor(deps: Deps, who: PersonId): Promise<types.ModalView> {
  return digestForm(await readerPage(deps, who))
}

/** `Show me now`. */
export const digestPreviewAction: Action = {
  id: 'digest-preview',
  async run(press, deps) {
    const { who, slack } = press
    const opened = await above(press)(loading('My digest now', md`One moment…`))
    await slack.updateModal(opened, previewOf(await digestPreview(deps, who)))
  },
}

const Fields = {
  at: ClockTime,
  days: z.array(z.coerce.number().int().min(1).max(7)),
  parts: z.array(DigestPart),
  muted: LocalDate.nullable().default(null),
  before: z.array(z.coerce.number().int()),
  'quiet-from': ClockTime,
  'quiet-to': ClockTime,
}

export const digestModal: Modal = {
  id: 'digest-form',
  async submit({ who, form }, deps) {
    const fields = readForm(form, Fields)
    await setReader(deps, who, {
      digestAt: fields.at,
      digestDays: fields.days.length === 0 ? null : fields.days,
      without: DigestPart.options.filter((part) => !fields.parts.includes(part)),
      mutedUntil: fields.muted,
      remindBefore: fields.before,
      quietFrom: fields['quiet-from'],
      quietTo: fields['quiet-to'],
    })
    return { next: 'update', view: saved(await readerPage(deps, who)) }
  },
}
