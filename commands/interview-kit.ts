import { kitList } from '../src/app/kit-list.ts'
import { kitListView } from '../src/slack/blocks/kit-list.ts'
import type { Command } from '../src/slack/command.ts'
import { loading } from '../src/slack/modal.ts'
import { md } from '../src/slack/text.ts'

export const interviewKit: Command = {
  name: '/interview-kit',
  summary: 'See the questions for your next interviews, and swap or report them',
  hint: '',
  usage: [
    [
      '/interview-kit',
      'your next kits, to read and to go through; recruiters look through the banks here, too',
    ],
  ],
  async run({ who, open, slack }, deps) {
    const opened = await open(loading('Interview kits', md`One moment…`))
    await slack.updateModal(opened, kitListView(await kitList(deps, who)))
  },
}
