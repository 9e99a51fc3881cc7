import { availabilityOf } from '../src/slack/availability/form.ts'
import type { Command } from '../src/slack/command.ts'
import { loading } from '../src/slack/modal.ts'
import { md } from '../src/slack/text.ts'

export const availability: Command = {
  name: '/availability',
  summary: 'Say when you can interview: hours, days off, caps, pause',
  hint: '',
  usage: ['/availability', '/availability help'],
  async run({ who, open, slack }, deps) {
    const opened = await open(loading('When I can interview', md`One moment…`))
    await slack.updateModal(opened, await availabilityOf(deps, who))
  },
}
