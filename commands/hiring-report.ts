import { Refusal } from '../src/core/refusal.ts'
import { USUAL_DAYS } from '../src/slack/blocks/report.ts'
import type { Command } from '../src/slack/command.ts'
import { loading } from '../src/slack/modal.ts'
import { reportFormFor } from '../src/slack/report/send.ts'
import { md } from '../src/slack/text.ts'

export const hiringReport: Command = {
  name: '/hiring-report',
  summary: 'How hiring goes: time taken, load, scorecards, questions',
  hint: '[days]',
  usage: [
    ['/hiring-report', 'figures and pictures of a period that you choose'],
    ['/hiring-report <days to look back>', 'the same, over the days up to today'],
  ],
  async run({ text, who, open, slack }, deps) {
    if (!/^([1-9]\d{0,2})?$/.test(text) || Number(text) > 365) {
      const problem = 'Give the days to look back as a number from 1 to 365: /hiring-report 90'
      throw new Refusal({ code: 'bad-field', field: '', problem })
    }
    const opened = await open(loading('Hiring report', md`One moment…`))
    const days = text === '' ? USUAL_DAYS : Number(text)
    await slack.updateModal(opened, await reportFormFor(deps, who, days))
  },
}
