import { candidatesFor } from '../src/app/candidate-page.ts'
import { closest } from '../src/core/search.ts'
import { findView } from '../src/slack/blocks/candidate-find.ts'
import { newCandidateView } from '../src/slack/candidates/form.ts'
import { pageFor } from '../src/slack/candidates/page.ts'
import type { Command } from '../src/slack/command.ts'
import { loading } from '../src/slack/modal.ts'
import { md } from '../src/slack/text.ts'

/** Candidates listed where one is looked for, and looked at to see whether one of them is clearly meant. */
const [LISTED, LOOKED_AT] = [8, 50]

export const candidate: Command = {
  name: '/candidate',
  summary: 'Find or add a candidate, and see what happened so far',
  hint: '[name or mail] or add [name]',
  usage: [
    ['/candidate', 'find a candidate, or add one'],
    ['/candidate <name or mail>', 'open that candidate, or choose among those it fits'],
    ['/candidate add', 'add a candidate'],
    ['/candidate add <name>', 'add one of that name'],
  ],
  async run({ text, who, open, slack }, deps) {
    const opened = await open(loading('Candidates', md`One moment…`))
    const [, name] = /^add(?:\s+(.+))?$/i.exec(text) ?? []
    if (/^add(\s|$)/i.test(text)) {
      const view = await newCandidateView(deps, who, name === undefined ? {} : { name })
      await slack.updateModal(opened, view)
      return
    }
    const found = await candidatesFor(deps, who, text, LOOKED_AT)
    const [only, ...others] = closest(found, text)
    const isClear = text !== '' && only !== undefined && others.length === 0
    await slack.updateModal(
      opened,
      isClear ? await pageFor(deps, who, only.id) : findView(found.slice(0, LISTED), text),
    )
  },
}
