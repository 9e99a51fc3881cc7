/** The commands, each with its words. What they run is loaded when they run. */
import { type Command, done, inputAlone } from './command.ts'

export const commands: readonly Command[] = [
  {
    name: 'slots',
    summary: 'where an interview could start so that everyone is free',
    usage: `loopwright slots < search.json

Reads from standard input: now, noticeMinutes, from, to, durationMinutes, stepMinutes, gridZone and
people, each with id, zone, hours, overrides, holidays, busy, bufferBeforeMinutes, bufferAfterMinutes.
Answers { "starts": [...] }, instants in UTC, ascending.`,
    run: async (call) => done((await import('./slots.ts')).slots(await inputAlone(call))),
  },
  {
    name: 'stats',
    summary: 'agreement, severity and item statistics of ratings',
    usage: `loopwright stats alpha --level nominal|ordinal|interval|ratio [--resamples 2000] [--seed 1]
loopwright stats kappa
loopwright stats icc
loopwright stats severity [--method reml|ml]
loopwright stats items
loopwright stats proportion

Reads from standard input:
  alpha       { "ratings": [[1, null, 3], ...] }   a row for every rater, a column for every unit
  kappa       { "counts": [[0, 14], ...] }         a row for every subject, a column for every category
  icc         { "ratings": [[9, 2, 5, 8], ...] }   a row for every target, a column for every judge
  severity    { "ratings": [{ "candidate", "interviewer", "item", "rating" }, ...] }   item may be left out
  items       { "scores": [[1, 0], ...] }          a row for every person, a column for every item
  proportion  { "x": 81, "n": 263 }
Answers the statistic with what it rests on. A value that is not defined is null, and "why" says why.`,
    run: async (call) => await (await import('./stats.ts')).stats(call),
  },
]
