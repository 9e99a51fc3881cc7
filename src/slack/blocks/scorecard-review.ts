/** The last step of a scorecard: everything on one page, and what is still to mend. */
import type { CardSheet } from '../../app/card-sheet.ts'
import { fieldOf } from '../../core/scorecards/fields.ts'
import type { Warning } from '../../core/scorecards/lint.ts'
import type { Problem } from '../../core/scorecards/problems.ts'
import { bold, join, type Mrkdwn, md } from '../text.ts'
import { type Block, button, divider, section } from './kit.ts'
import { cardBlocks } from './scorecard-read.ts'
import { fieldWords, problemWords, warningWords } from './scorecard-words.ts'

interface Found {
  readonly problems: readonly Problem[]
  readonly warnings: readonly Warning[]
}

export function reviewBlocks(sheet: CardSheet, found: Found): Block[] {
  const lines = linesByStep(sheet, found)
  const isWhole = lines.size === 0
  return [
    section(
      isWhole
        ? md`${bold('Everything is there.')} Read it once more, then submit. Until the cards are opened you can take it back.`
        : md`${bold('Before you can submit')}`,
    ),
    ...[...lines].map(([step, words], i) =>
      section(
        join(words, '\n'),
        button('score-jump', 'Mend', step, { label: `Mend ${i + 1} of ${lines.size}` }),
      ),
    ),
    divider(),
    ...cardBlocks(sheet.card, sheet.template),
  ]
}

/** What is to mend, by the step in which it is mended. */
function linesByStep(
  { template }: CardSheet,
  { problems, warnings }: Found,
): Map<string, Mrkdwn[]> {
  const all = [
    ...problems.map((one) => ({ field: one.field, words: problemWords(one) })),
    ...warnings.map((one) => ({ field: one.field, words: warningWords(one) })),
  ]
  const lines = new Map<string, Mrkdwn[]>()
  for (const { field, words } of all) {
    const line = md`• ${fieldWords(field, template)}: ${words}`
    lines.set(stepOfField(field), [...(lines.get(stepOfField(field)) ?? []), line])
  }
  return lines
}

/** Key of the step that shows a field. */
export function stepOfField(name: string): string {
  const { kind, of } = fieldOf(name)
  switch (kind) {
    case 'question':
      return of
    case 'competency':
      return 'competencies'
    case 'observation':
      return 'observations'
    case 'overall':
      return 'overall'
  }
}
