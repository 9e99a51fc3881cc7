import { availabilityOf } from '../src/slack/availability/form.ts'
import type { Command } from '../src/slack/command.ts'
import { loading } from '../src/slack/modal.ts'
import { md } from '../src/slack/text.ts'

export const availability: Command = {
  name: '/availability',
  summary: 'Say when you can interview: hours, days off, caps, pause',
  hint: '',
  usage: [['/availability', 'your hours, days off, caps, a pause, and a calendar that I read']],
  async run({ who, open, slack }, deps) {
    const opened = await open(loading('When I can interview', md`One moment…`))
    await slack.updateModal(opened, await availabilityOf(deps, who))
  },
}
