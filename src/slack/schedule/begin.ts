/** Opening the form from what somebody typed, or from a message they picked. */
import type { Deps } from '../../app/ports.ts'
import type { Candidate } from '../../core/candidates.ts'
import { namesIn } from '../../core/names-in.ts'
import { candidateLabel } from '../blocks/schedule-form.ts'
import { bold, md } from '../text.ts'
import type { Begun } from './open.ts'

/** More than that many candidates of one name need no count. */
const MOST_FOUND = 50

/** The form's beginning for the name or mail that was typed after the command. */
export async function begunWith(deps: Deps, typed: string): Promise<Begun> {
  if (typed === '') return {}
  const [first, ...others] = await activeNamed(deps, typed)
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
export async function begunAbout(deps: Deps, text: string): Promise<Begun> {
  for (const guess of namesIn(text)) {
    const [first, ...others] = await activeNamed(deps, guess)
    if (!first) continue
    const sure = others.length === 0 ? '' : ' There are others of that name.'
    return {
      candidate: first.id,
      lines: [md`The message seems to be about ${candidateLabel(first)}.${sure}`],
    }
  }
  return { lines: [md`I found no candidate in that message. Pick one below.`] }
}

/** Candidates by name or mail; whoever bears exactly that name, alone if nobody else does. */
async function activeNamed(deps: Deps, text: string): Promise<Candidate[]> {
  const found = await deps.store.findCandidates(text, MOST_FOUND)
  const active = found.filter(({ status }) => status === 'active')
  const same = (other: string | null) => other?.toLowerCase() === text.toLowerCase()
  const exact = active.filter(({ name, mail }) => same(name) || same(mail))
  return exact.length === 1 ? exact : active
}
