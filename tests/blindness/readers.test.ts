import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { Body, Surface } from '../../src/core/notices.ts'
import { surfaces } from '../../src/surfaces.ts'

/**
 * Everything that reads scorecards or what follows from them, and why a blind person learns nothing through it. Whoever adds
 * a reader says so here, and looks that `whole-bot.test.ts` walks past its surface.
 */
const READERS: Readonly<Record<string, string>> = {
  'src/app/blindness.ts': 'asks visible() who is blind, and hands on nothing else',
  'src/app/calibration.ts':
    'cards of stages that are open, of applications their reader is not blind to',
  'src/app/candidate-page.ts': 'decisions, unless visible() says that the reader is blind',
  'src/app/card-sheet.ts': 'the author’s own cards',
  'src/app/cards-owed.ts': 'the author’s own cards',
  'src/app/debrief.ts': 'decisions, after visible() has let the reader in',
  'src/app/debriefs.ts': 'states and decisions, as far as visible() lets the reader in',
  'src/app/decisions.ts': 'to correct a decision; shows nothing',
  'src/app/digest-facts.ts': 'who owes a card, by state alone',
  'src/app/erasing.ts': 'the ids of what is erased; shows nothing',
  'src/app/exporting.ts': 'what visible() gives its reader',
  'src/app/nudges.ts': 'who owes a card, by state alone',
  'src/app/rated-wrong.ts':
    'decisions made with a question, to whom visible() shows the ratings they rest on',
  'src/app/report.ts': 'figures over many applications, without those their reader is blind to',
  'src/app/retention.ts': 'when a decision was made, to know how long to keep; shows nothing',
  'src/app/scorecards.ts': 'whether a colleague’s card is in, by state alone',
  'src/app/seals.ts': 'whether a card says what was sealed; which one, never what',
  'src/app/shown.ts': 'the state of each card, nothing of what is in it',
  'src/app/standing.ts': 'how many are in, by state alone',
  'src/app/undecided.ts': 'what is open and not decided, for leads who are not blind',
  'src/app/unsealing.ts': 'to open cards; shows nothing',
  'src/app/visible-cards.ts': 'feeds visible()',
}

const READS = /\.(?:cardsOf|cardsAbout|cardsFrom|cardsIn|scorecard|unsealings|decisions)\(/

test('scorecards are read where it is known what becomes of them, and nowhere else', () => {
  const found = globSync(['src/**/*.ts', 'commands/*.ts'])
    .filter((file) => !file.startsWith('src/storage/'))
    .filter((file) => READS.test(readFileSync(file, 'utf8')))
  expect(found.toSorted()).toEqual(Object.keys(READERS))
})

/** Every kind of message and of command, as `whole-bot.test.ts` meets them: by being typed, or because they came. */
const COMMANDS = words(
  '/availability /candidate /debrief /digest /hiring-report /interview-kit /interviewers /schedule-interview /scorecard',
)
const NOTICES = [
  'channel digest',
  'channel shut',
  'close digest',
  'follow digest',
  'given up',
  'kit short',
  'rated wrong',
  ...words(
    'arm debrief digest favour finish glass home kit lapse leak measure nudge outdated repair replan retention say show tell undecided unfile unsay unseal',
  ),
]
const MESSAGES = ['channel post', 'invitation', 'kit', 'recruiter card']
const CLI = words(
  'audit backup banks check-config dead-letters erase export import manifest outbox people plan plans repair restore slots start stats',
)

function words(text: string): string[] {
  return text.split(' ')
}

const missing = (found: readonly string[], known: readonly string[]) =>
  found.filter((one) => !known.includes(one))

test('a new way of telling people something is looked at here first', () => {
  expect(
    missing(
      surfaces.commands.map(({ name }) => name),
      COMMANDS,
    ),
  ).toEqual([])
  expect(
    missing(
      Body.options.map(({ shape }) => shape.kind.value),
      NOTICES,
    ),
  ).toEqual([])
  expect(missing(Surface.options, MESSAGES)).toEqual([])
  expect(
    missing(
      commands.map(({ name }) => name),
      CLI,
    ),
  ).toEqual([])
})
