import { someone } from '../src/app/people.ts'
import { availabilityForm } from '../src/slack/blocks/availability.ts'
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
    const person = await someone(deps, who)
    await slack.updateModal(opened, availabilityForm(person, deps.calendars.countries()))
  },
}
