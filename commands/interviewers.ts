import { interviewersPage } from '../src/app/interviewers.ts'
import { interviewersView } from '../src/slack/blocks/interviewers.ts'
import type { Command } from '../src/slack/command.ts'
import { loading } from '../src/slack/modal.ts'
import { md } from '../src/slack/text.ts'

export const interviewers: Command = {
  name: '/interviewers',
  summary: 'Say who can interview for what, and who leads an opening',
  hint: '',
  usage: [['/interviewers', 'pools and who is in them, load, permissions, openings']],
  async run({ who, open, slack }, deps) {
    const opened = await open(loading('Interviewers', md`One moment…`))
    await slack.updateModal(opened, interviewersView(await interviewersPage(deps, who)))
  },
}
