import { z } from 'zod'
import { placeInterview } from '../../app/places.ts'
import { InterviewId } from '../../core/ids.ts'
import type { Modal } from '../modal.ts'
import { placeIn } from '../place-field.ts'
import { readForm } from '../state.ts'

const Fields = {
  place: z.enum(['video', 'room', 'other']),
  placeText: z.string().max(300).optional(),
}

/** Where it takes place, known or changed after it was booked. */
export const placeModal: Modal = {
  id: 'place-form',
  async submit({ who, form, view }, deps) {
    const place = placeIn(readForm(form, Fields))
    await placeInterview(deps, who, InterviewId.parse(view.metadata), place)
    return { next: 'close' }
  },
}
