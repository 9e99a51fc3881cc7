/** What interviewers wrote last season. */
import type { AskedQuestion } from '../../src/core/scorecards/template.ts'
import type { Chance } from './chance.ts'

const OPENINGS = [
  'Thought aloud from the start.',
  'Took a minute, then answered in steps.',
  'Asked what was meant before answering.',
  'Began with an example and went on from there.',
  'Drew it first.',
  'Repeated the question in own words and answered.',
] as const

const CLOSINGS: Readonly<Record<string, readonly string[]>> = {
  low: ['Could not go on after the last hint.', 'Said that this was new and stopped there.'],
  middle: ['Found the rest with one question back.', 'Named one next step and what it would show.'],
  high: [
    'Named a case where it breaks, unasked.',
    'Said how to measure it before changing anything.',
  ],
}

/** What the candidate did, in the words of the anchor that the rating stands for. */
export function evidenceOf(question: AskedQuestion, rating: number, chance: Chance): string {
  const anchor = question.anchors.find(({ ratings }) => covers(ratings, rating))?.text ?? ''
  const end = rating < 3 ? 'low' : rating > 3 ? 'high' : 'middle'
  return `${chance.pick(OPENINGS)} ${anchor} ${chance.pick(CLOSINGS[end] ?? [])}`
}

/** An anchor stands for a level such as `3`, or for several such as `4-5`. */
function covers(ratings: string, rating: number): boolean {
  const levels = ratings.split(/\D+/).map(Number)
  return Math.min(...levels) <= rating && rating <= Math.max(...levels)
}

const NOTES: Readonly<Record<string, readonly string[]>> = {
  low: [
    'Answers came without the step that leads to them; asked twice what was meant and heard the same sentence again.',
    'Went on to another topic when asked why, and did not notice that the question had stayed open both times.',
    'Waited for the next question each time, and asked nothing about how any of it works, also when invited to.',
  ],
  middle: [
    'Explained each step so that I could write it down, asked back when a word was unclear, and said once that they did not know.',
    'Gave one concrete case, said what was unclear at first, what they tried, and what they read to find out.',
    'Took a correction about the order of two steps, used it in the next answer, and said what had changed.',
  ],
  high: [
    'Summed up where we were before each new step, told fact from guess, and checked with a drawing that it had arrived.',
    'Told how they measured it twice because the first figure looked wrong, and what they still do not understand about it.',
    'Asked for an objection to their own plan, weighed it, changed one part of it and gave the reason for that.',
  ],
}

/** What a rating rests on where no question asks for it. */
export function noteOn(competency: string, rating: number, chance: Chance): string {
  const level = rating < 3 ? 'low' : rating > 3 ? 'high' : 'middle'
  return `On ${competency.replaceAll('_', ' ')}: ${chance.pick(NOTES[level] ?? [])}`
}

const SUMMARIES: Readonly<Record<string, readonly string[]>> = {
  'strong no': ['Explanations were contradicted by basics and stayed so after the hints.'],
  no: ['Pieces were right, the mechanism was not; needed the substance given on most questions.'],
  yes: [
    'Right core ideas in own words, with a workable next step on each question.',
    'Solid on what was asked, with a light hint on one question.',
  ],
  'strong yes': [
    'Mechanism, consequence and a trade-off on nearly every question, mostly unprompted.',
  ],
}

export function summaryOf(recommendation: string, chance: Chance): string {
  return chance.pick(SUMMARIES[recommendation] ?? [])
}

export const CHANGE = [
  'A second debugging question answered the other way.',
  'Evidence from somebody who saw them write code.',
  'A clear account of a fault that they found on their own.',
] as const
