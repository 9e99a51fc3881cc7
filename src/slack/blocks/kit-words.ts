/** What a kit lacks, in words. */
import type { Shortage } from '../../core/kits/shortage.ts'
import type { Barrier } from '../../core/kits/sift.ts'
import { areaOf } from '../../core/questions/areas.ts'
import { join, type Mrkdwn, md } from '../text.ts'

/** What is short, a line each. */
export function shortagesWords(shortages: readonly Shortage[]): Mrkdwn {
  return join(
    shortages.map((one) => md`• ${shortageWords(one)}`),
    '\n',
  )
}

function shortageWords({ what, of, wanted, found, excluded }: Shortage): string {
  const why = excluded.map(({ why, count }) => `${count} ${BARRED[why]}`).join(', ')
  const because = why === '' ? '' : ` Left out: ${why}.`
  switch (what) {
    case 'competency':
      return `${wanted} questions that rate ${named(of)} are wanted, ${found} can be asked.${because}`
    case 'exercises':
      return `${wanted === 1 ? 'A live exercise is' : `${wanted} live exercises are`} wanted, ${found === 0 ? 'none' : found} can be asked.${because}`
    case 'minutes':
      return `The shortest questions take ${wanted} minutes, and there are ${found} for them.`
    case 'areas':
      return `${wanted} questions are wanted, the areas ${areasOf(of)} give ${found}.${because}`
    case 'together':
      return `There are enough questions of each kind, but no ${wanted} that fit together in time, topics and areas.${because}`
  }
}

const BARRED: Readonly<Record<Barrier, string>> = {
  'not in use': 'not in use (draft, paused or retired)',
  reported: 'reported as leaked or wrong',
  level: 'of another level',
  difficulty: 'easier or harder than the plan wants',
  language: 'in a language the candidate or the panel does not have',
  met: 'met by this candidate before or elsewhere',
  enemy: 'given away by one the candidate meets',
  'asked too often': 'asked too often lately',
  'too long': 'longer than the time there is',
  topic: 'of a topic that the loop asks twice already',
}

/** A competency, as people say it. */
function named(competency: string): string {
  return competency.replaceAll('_', ' ')
}

function areasOf(keys: string): string {
  return keys
    .split(' ')
    .map((key) => areaOf(key)?.label ?? key)
    .join(', ')
}
