import type { Command } from '../src/slack/command.ts'
import { loading } from '../src/slack/modal.ts'
import { formFor } from '../src/slack/schedule/open.ts'
import { md } from '../src/slack/text.ts'

export const scheduleInterview: Command = {
  name: '/schedule-interview',
  summary: 'Plan and book an interview or a whole loop',
  hint: '[name of a candidate]',
  usage: [
    '/schedule-interview',
    '/schedule-interview <name of a candidate>',
    '/schedule-interview help',
  ],
  async run({ text, who, open, slack }, deps) {
    const opened = await open(loading('Schedule an interview', md`One moment…`))
    const [candidate] = text === '' ? [] : await deps.store.findCandidates(text, 1)
    await slack.updateModal(opened, await formFor(deps, who, { candidate }))
  },
}
