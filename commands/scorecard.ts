import { ownCardsOf } from '../src/app/cards-owed.ts'
import { searchable } from '../src/core/search.ts'
import { cardListView } from '../src/slack/blocks/scorecard-list.ts'
import type { Command } from '../src/slack/command.ts'
import { loading } from '../src/slack/modal.ts'
import { cardFor } from '../src/slack/scorecards/open.ts'
import { md } from '../src/slack/text.ts'

export const scorecard: Command = {
  name: '/scorecard',
  summary: 'Fill the scorecards you owe, most urgent first',
  hint: '[candidate]',
  usage: [
    ['/scorecard', 'the scorecards you owe, and those you have handed in'],
    ['/scorecard <candidate>', 'yours about that candidate'],
  ],
  async run({ text, who, open, slack }, deps) {
    const opened = await open(loading('Scorecards', md`One moment…`))
    const cards = await ownCardsOf(deps, who)
    const wanted = searchable(text)
    const named = [...cards.owed, ...cards.underWay].filter(({ interview }) =>
      searchable(cards.candidates.get(interview.candidate)?.name ?? '').includes(wanted),
    )
    const [only] = named
    const isClear = wanted !== '' && only !== undefined && named.length === 1
    await slack.updateModal(
      opened,
      isClear ? await cardFor(deps, who, only.interview.id) : cardListView(cards),
    )
  },
}
