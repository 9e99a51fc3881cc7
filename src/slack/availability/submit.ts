import { z } from 'zod'
import { previewOf, setAvailability } from '../../app/availability.ts'
import { type Parsed, parseDates, parseExceptions, parseHours } from '../../core/hours-text.ts'
import { Refusal } from '../../core/refusal.ts'
import { LocalDate, Zone } from '../../core/time.ts'
import { previewView } from '../blocks/availability.ts'
import { publishHome } from '../home-follow.ts'
import type { Modal } from '../modal.ts'
import { readForm } from '../state.ts'

const Minutes = z.coerce.number().int().min(0).max(500).default(0)
/** Nothing, or nought, means no cap. */
const Cap = z.coerce
  .number()
  .int()
  .min(0)
  .max(500)
  .default(0)
  .transform((cap) => cap || null)

const Fields = {
  zone: Zone,
  hours: z.string(),
  preferred: z.string().default(''),
  exceptions: z.string().default(''),
  country: z.string().nullable().default(null),
  region: z.string().nullable().default(null),
  own: z.string().default(''),
  'per-day': Cap,
  'per-week': Cap,
  before: Minutes,
  after: Minutes,
  paused: LocalDate.nullable().default(null),
}

/** Saves what somebody has set, and shows what it comes to. */
export const availabilityModal: Modal = {
  id: 'availability-form',
  async submit({ who, form, slack }, deps) {
    const fields = readForm(form, Fields)
    await setAvailability(deps, who, who, {
      zone: fields.zone,
      hours: [...read('hours', parseHours(fields.hours))],
      preferred: [...read('preferred', parseHours(fields.preferred))],
      exceptions: [...read('exceptions', parseExceptions(fields.exceptions))],
      holidayCountry: fields.country,
      holidayRegion: fields.country === null ? null : fields.region,
      ownHolidays: [...read('own', parseDates(fields.own))],
      capPerDay: fields['per-day'],
      capPerWeek: fields['per-week'],
      bufferBeforeMinutes: fields.before,
      bufferAfterMinutes: fields.after,
      pausedUntil: fields.paused,
    })
    return {
      next: 'update',
      view: previewView(await previewOf(deps, who), fields.zone),
      after: () => publishHome(deps, slack, who),
    }
  },
}

function read<T>(field: string, parsed: Parsed<T>): readonly T[] {
  if ('problem' in parsed) throw new Refusal({ code: 'bad-field', field, problem: parsed.problem })
  return parsed.value
}
