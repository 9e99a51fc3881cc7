import type { Command } from '../src/slack/command.ts'
import { begunWith } from '../src/slack/schedule/begin.ts'
import { openForm } from '../src/slack/schedule/shortcuts.ts'

export const scheduleInterview: Command = {
  name: '/schedule-interview',
  summary: 'Plan and book an interview or a whole loop',
  hint: '[name of a candidate]',
  usage: [
    ['/schedule-interview', 'find times for an interview or a whole loop, and book one'],
    ['/schedule-interview <name of a candidate>', 'the same, for that candidate'],
  ],
  again: 'schedule-again',
  run: (call, deps) => openForm(call, deps, () => begunWith(deps, call.who, call.text)),
}
