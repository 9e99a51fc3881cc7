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
    name: 'banks',
    summary: 'lint, verify and count the questions of a bank',
    usage: `loopwright banks lint|verify|stats|lock [--json] [DIR...]
loopwright banks schema item|exercise

lint    hold questions to the rules of the format; status 1 when one is broken
verify  compile and run all code with the tools of this machine; status 1 on a failure or a missing tool
stats   count by area, topic, status, difficulty and form
lock    record the versions in use, so that lint notices a change without a new version
schema  the JSON Schema of a question or an exercise, for editors

DIR is a folder or file of questions; question-banks if none is named. Answers one JSON document on
standard output (on a terminal only with --json) and words on standard error (not with --json).`,
    run: async (call) => (await import('./banks.ts')).banks(call),
  },
  {
    name: 'plans',
    summary: 'check interview plans',
    usage: `loopwright plans lint [DIR]
loopwright plans schema

lint    list the plans of a folder and what is wrong with them; status 1 when something is
schema  the JSON Schema of a plan, for editors

DIR is a folder of plans; interview-plans if none is named. Answers
{ "plans": [{ "key", "version", "title" }], "problems": [{ "file", "line", "message" }] }.`,
    run: async (call) => (await import('./plans.ts')).plans(call),
  },
]
