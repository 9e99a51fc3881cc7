/** Red flags: what several people saw independently is a confirmed concern; what one saw is to be looked into. */
import type { PersonId } from '../ids.ts'
import type { RedFlag } from '../plans.ts'
import type { Voice } from './voices.ts'

export interface Sighting {
  readonly voice: Voice
  /** In behaviour. */
  readonly what: string
  /** What speaks against it, in the words of who saw it. */
  readonly counter: string
  /** Title of the question it came up in. */
  readonly about: string | null
}

export interface Concern {
  readonly code: string
  readonly title: string
  readonly sightings: readonly Sighting[]
  /** Two people or more noted it, each before they could see the other's card. */
  readonly isConfirmed: boolean
  /** Whether all of them sat in one conversation, so that one moment may have been seen twice. */
  readonly isOneConversation: boolean
}

/** The red flags in these cards by code: confirmed ones first, then in the order of the plan. */
export function concernsIn(
  voices: readonly Voice[],
  redFlags: readonly RedFlag[],
  titles: ReadonlyMap<string, string>,
): Concern[] {
  const seen = Map.groupBy(
    voices.flatMap((voice) => sightingsOf(voice, titles)),
    ({ code }) => code,
  )
  const order = redFlags.map(({ code }) => code)
  const place = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length)
  return [...seen]
    .map(([code, sightings]) => concernOf(code, sightings, redFlags))
    .toSorted(
      (a, b) =>
        Number(b.isConfirmed) - Number(a.isConfirmed) ||
        place(a.code) - place(b.code) ||
        (a.code < b.code ? -1 : 1),
    )
}

function sightingsOf(
  voice: Voice,
  titles: ReadonlyMap<string, string>,
): (Sighting & { readonly code: string })[] {
  return voice.final.observations
    .filter(({ kind, code }) => kind === 'red flag' && code !== '')
    .map(({ code, what, counter, question }) => ({
      code,
      voice,
      what,
      counter,
      about: question === null ? null : (titles.get(question) ?? question),
    }))
}

function concernOf(
  code: string,
  sightings: readonly Sighting[],
  redFlags: readonly RedFlag[],
): Concern {
  const people = new Set<PersonId>(sightings.map(({ voice }) => voice.person))
  const conversations = new Set(sightings.map(({ voice }) => voice.interview))
  return {
    code,
    title: redFlags.find((flag) => flag.code === code)?.title ?? code.replaceAll('_', ' '),
    sightings: sightings.map(({ voice, what, counter, about }) => ({
      voice,
      what,
      counter,
      about,
    })),
    isConfirmed: people.size > 1,
    isOneConversation: conversations.size === 1,
  }
}
