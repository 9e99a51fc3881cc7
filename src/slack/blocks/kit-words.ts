/** Why a question is in a kit, and what a kit lacks, in words. */
import type { Why } from '../../core/kits/kit.ts'
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
      return `${wanted === 1 ? `A question that rates ${named(of)} is` : `${wanted} questions that rate ${named(of)} are`} wanted, ${found === 0 ? 'none' : found} can be asked.${because}`
    case 'exercises':
      return `${wanted === 1 ? 'A live exercise is' : `${wanted} live exercises are`} wanted, ${found === 0 ? 'none' : found} can be asked.${because}`
    case 'minutes':
      return `The shortest questions take ${wanted} minutes, and there are ${found} for them.`
    case 'areas':
      return `${wanted === 1 ? 'A question is' : `${wanted} questions are`} wanted, the areas ${areasOf(of)} give ${found === 0 ? 'none' : found}.${because}`
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

/** Why a question was drawn. */
export function whyWords(why: readonly Why[]): string {
  return why.flatMap((one) => reasonWords(one)).join(' ')
}

/** The same below a title that says what the question rates, and whether it was reviewed. */
export function whyBesides(why: readonly Why[]): string {
  return whyWords(why.filter(({ code }) => code !== 'rates' && code !== 'pilot'))
}

function reasonWords({ code, value = '' }: Why): string[] {
  switch (code) {
    case 'rates':
      return [`Rates ${named(String(value))}.`]
    case 'difficulty':
      return [`Difficulty ${value} of 5.`]
    case 'measured':
      return [`Difficulty ${value} of 5, as ratings so far show.`]
    case 'form':
      return [`From form ${value} of this round.`]
    case 'anchor':
      return ['Shared with another form, so that the two can be compared.']
    case 'chosen':
      return [value === 1 ? 'The only one that fits.' : `Drawn from the ${value} that fit best.`]
    case 'instead':
      return [`Stands for one that is ${BARRED[barrierOf(value)]}.`]
    case 'asked':
      return [`Asked in ${value} interviews of this stage lately.`]
    case 'pilot':
      return ['Not yet reviewed by two people.']
    case 'swapped':
      return [value === '' ? 'Swapped in.' : `Swapped in: ${value}`]
  }
}

function barrierOf(value: string | number): Barrier {
  const known = Object.keys(BARRED).find((key): key is Barrier => key === value)
  return known ?? 'not in use'
}

/** A competency, as people say it. */
export function named(competency: string): string {
  return competency.replaceAll('_', ' ')
}

function areasOf(keys: string): string {
  return keys
    .split(' ')
    .map((key) => areaOf(key)?.label ?? key)
    .join(', ')
}
