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
]
