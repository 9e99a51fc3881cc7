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
    name: 'plan',
    summary: 'the best plan of a loop of interviews, with a proof',
    usage: `loopwright plan < loop.json

Reads what slots reads, but no durationMinutes; of people also preferred, loadMinutes, capPerDay,
capPerWeek and booked; and candidate, rooms, interviews, rules, objective, alternatives, timeLimitMs.
Answers status, value, bound, plan and alternatives; without a plan, conflict and relaxations.
Exit status 1: there is no plan, or none was found in time.`,
    run: async (call) => (await import('./plan.ts')).plan(await inputAlone(call)),
  },
  {
    name: 'repair',
    summary: 'the least change to a plan when somebody cannot come',
    usage: `loopwright repair < loop.json

Reads what plan reads, and current (a plan), lost ([{ interview, person }]) and lostInterviews (ids
of interviews that may not keep their start). A start that is kept needs no notice.
Answers as plan does.`,
    run: async (call) => (await import('./plan.ts')).repair(await inputAlone(call)),
  },
]
