/** The two fields that say where an interview takes place. */
import type { Place } from '../core/interviews.ts'
import { Refusal } from '../core/refusal.ts'

interface PlaceFields {
  readonly place: Place['kind']
  readonly placeText?: string | undefined
}

/** What they say. @throws Refusal `bad-field` for a room without a name, or a video link that is none. */
export function placeIn({ place: kind, placeText: text = '' }: PlaceFields): Place {
  if (kind === 'room' && text === '') throw badText('Say which room.')
  if (kind === 'video' && text !== '' && !/^https?:\/\/\S+$/.test(text)) {
    throw badText('Paste a link that begins with https://, or leave it empty.')
  }
  return { kind, text }
}

function badText(problem: string): Refusal {
  return new Refusal({ code: 'bad-field', field: 'placeText', problem })
}
