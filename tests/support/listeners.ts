import type { Listener } from '../../src/core/calm.ts'
import { PersonId } from '../../src/core/ids.ts'
import { Person, USUAL_HOURS } from '../../src/core/people.ts'
import { Reader } from '../../src/core/readers.ts'
import { LocalDate } from '../../src/core/time.ts'
import { ana } from './world.ts'

/** Ana in Belgrade on office hours, or somebody else on theirs; dates as text. */
export function listener(
  person: Partial<Record<keyof Person, unknown>> = {},
  reader: Partial<Record<keyof Reader, unknown>> = {},
  holidays: readonly string[] = [],
): Listener {
  const id = PersonId.parse(person.id ?? ana)
  const usual = { id, rev: 1, name: 'Ana', zone: 'Europe/Belgrade', hours: USUAL_HOURS }
  return {
    person: Person.parse({ ...usual, ...person }),
    reader: Reader.parse({ id, rev: 0, ...reader }),
    holidays: holidays.map((date) => LocalDate.parse(date)),
  }
}
