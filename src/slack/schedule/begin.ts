/** Opening the form from what somebody typed, or from a message they picked. */
import { candidatesFor } from '../../app/candidate-page.ts'
import type { Deps } from '../../app/ports.ts'
import type { Candidate } from '../../core/candidates.ts'
import type { PersonId } from '../../core/ids.ts'
import { namesIn } from '../../core/names-in.ts'
import { closest } from '../../core/search.ts'
import { candidateLabel } from '../blocks/schedule-form.ts'
import { bold, md } from '../text.ts'
import type { Begun } from './open.ts'

/** More than that many candidates of one name need no count. */
const MOST_FOUND = 50

/** The form's beginning for the name or mail that was typed after the command. */
export async function begunWith(deps: Deps, who: PersonId, typed: string): Promise<Begun> {
  if (typed === '') return {}
  const [first, ...others] = await named(deps, who, typed)
  if (!first) {
    return {
      lines: [
        md`I know no candidate ${bold(typed)}. Press New candidate to add them, or find somebody below.`,
      ],
      newName: typed,
    }
  }
  if (others.length === 0) return { candidate: first.id }
  const count = others.length + 1 === MOST_FOUND ? `${MOST_FOUND} or more` : others.length + 1
  return {
    candidate: first.id,
    lines: [
      md`${count} candidates match ${bold(typed)}. This is ${candidateLabel(first)}; pick another below if you meant somebody else.`,
    ],
  }
}

/** The form's beginning for a message: the candidate it seems to be about. */
export async function begunAbout(deps: Deps, who: PersonId, text: string): Promise<Begun> {
  for (const guess of namesIn(text)) {
    const [first, ...others] = await named(deps, who, guess)
    if (!first) continue
    const sure = others.length === 0 ? '' : ' There are others of that name.'
    return {
      candidate: first.id,
      lines: [md`The message seems to be about ${candidateLabel(first)}.${sure}`],
    }
  }
  return { lines: [md`I found no candidate in that message. Pick one below.`] }
}

/** Candidates by name or mail that `who` may see; whoever is named most closely alone, if nobody else is. */
async function named(deps: Deps, who: PersonId, text: string): Promise<Candidate[]> {
  const active = await candidatesFor(deps, who, text, MOST_FOUND)
  const near = closest(active, text)
  return near.length === 1 ? [...near] : active
}
