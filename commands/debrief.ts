import type { Command } from '../src/slack/command.ts'
import { debriefListFor } from '../src/slack/debrief/list.ts'
import { loading } from '../src/slack/modal.ts'
import { md } from '../src/slack/text.ts'

export const debrief: Command = {
  name: '/debrief',
  summary: 'Read the packet of an application, and record a decision',
  hint: '[name of a candidate]',
  usage: [
    ['/debrief', 'every application with scorecards that you may read, those to decide first'],
    ['/debrief <name of a candidate>', 'the packet of that candidate'],
  ],
  async run({ text, who, open, slack }, deps) {
    const opened = await open(loading('Debriefs', md`One moment…`))
    await slack.updateModal(opened, await debriefListFor(deps, who, text))
  },
}
