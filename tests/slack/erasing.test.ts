import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { QuestionReport } from '../../src/core/kits/reports.ts'
import { LocalDate } from '../../src/core/time.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { durability } from '../support/assessment.ts'
import {
  anaN,
  bosCard,
  fatimasCard,
  fundamentals,
  handedIn,
  kaitosCard,
  language,
  learning,
  luka,
  milasApplication,
  milasCandidate,
  storeLoop,
} from '../support/debrief.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { at } from '../support/time.ts'
import { wordsOf } from '../support/words.ts'

const vera = 'U0VERA'
const lead = 'U0LUKA'
const yesterday = LocalDate.parse('2027-02-28')
const value = `${milasApplication}:technical-loop`

/** What was written about Mila, a word for each place: none of them may be found afterwards. */
const WORDS = [
  'Kovač',
  'kovac',
  'mila@example.org',
  'Novi Sad',
  'xylophone-evidence',
  'xylophone-summary',
  'xylophone-flag',
  'xylophone-counter',
  'xylophone-withdrawn',
  'xylophone-amended',
  'xylophone-unseal',
  'xylophone-reason',
  'xylophone-feedback',
  'xylophone-notes',
  'xylophone-move',
  'xylophone-decline',
  'xylophone-cancel',
  'xylophone-report',
  'xylophone-hold',
  'xylophone-screening',
  'xylophone-passed',
  'xylophone-place',
  'xylophone-override',
]

/** Everything that can be known of a candidate, with interviews behind her, a packet, a decision, files. */
async function known(): Promise<FrontDoor> {
  const door = await frontDoor()
  // What the bot does at its start is done: one thread cannot wait for its own other connection.
  await door.settled()
  const store = await openStore(await openSource(door.database))
  const by = luka
  const when = at('2027-02-27T09:00')
  const card = handedIn(anaN, fundamentals, {
    ratings: { systems_fundamentals: 4, debugging: 5 },
    evidence: { systems_fundamentals: 'xylophone-evidence' },
    summary: 'xylophone-summary',
    observations: [
      {
        kind: 'red flag',
        code: 'poor_communication',
        what: 'xylophone-flag',
        question: null,
        counter: 'xylophone-counter',
      },
    ],
  })
  const earlier = handedIn(anaN, fundamentals, {
    summary: 'xylophone-withdrawn',
    ratings: { debugging: 3, systems_fundamentals: 4 },
  }).submissions
  const amendment = {
    at: when,
    by: anaN,
    field: 'competency:debugging:rating',
    old: '4',
    new: '5',
    reason: 'xylophone-amended',
    nonce: 'n',
    seal: 's',
  }
  const written = {
    ...fundamentals,
    notes: 'xylophone-notes',
    place: { kind: 'video' as const, text: 'https://video.example/xylophone-place' },
    moves: [
      { from: fundamentals.span, to: fundamentals.span, by, at: when, reason: 'xylophone-move' },
    ],
    panel: fundamentals.panel.map((place) => ({ ...place, reason: 'xylophone-decline' })),
  }
  const cancelled = {
    ...language,
    ending: { reason: 'xylophone-cancel', who: '', by, at: when },
  }
  await storeLoop(
    store,
    [
      {
        ...card,
        submissions: [...earlier, ...card.submissions],
        amendments: [amendment],
        overrides: [{ field: 'a', rule: 'b', reason: 'xylophone-override' }],
      },
      bosCard,
      fatimasCard,
      kaitosCard,
    ],
    [written, cancelled, learning],
  )
  const [candidate, application] = await Promise.all([
    store.candidate(milasCandidate),
    store.application(milasApplication),
  ])
  if (!candidate || !application) throw new Error('Mila is there')
  await store.commit({
    candidates: [
      // Over since yesterday.
      { ...candidate, hold: { until: yesterday, reason: 'xylophone-hold', by } },
    ],
    applications: [
      {
        ...application,
        notes: 'xylophone-notes',
        screening: [{ question: 'q', value: 'xylophone-screening', by, at: when }],
        passedOver: [{ question: 'q', by, reason: 'xylophone-passed' }],
      },
    ],
    unsealings: [
      {
        id: 'unseal_mila_search-backend-infra-intern_technical-loop',
        rev: 0,
        application: milasApplication,
        stage: 'technical-loop',
        rule: 'by the lead',
        by,
        at: when,
        reason: 'xylophone-unseal happened',
        missing: [],
      },
    ],
    questionReports: [
      QuestionReport.parse({
        id: 'rep_1',
        rev: 0,
        question: durability,
        version: 1,
        kind: 'wrong',
        note: 'xylophone-report',
        interview: fundamentals.id,
        by,
        at: '2027-02-27T09:00:00.000Z',
      }),
    ],
    deeds: [],
  })
  await store.close()
  await door.type(lead, '/debrief')
  await door.settled()
  await door.interact(lead, { action_id: 'debrief-open', value })
  await door.settled()
  await door.interact(lead, { close: true })
  await door.interact(lead, { action_id: 'debrief-decide', channel: await door.imOf(lead) })
  await door.settled()
  await door.interact(lead, {
    submit: {
      outcome: 'hold',
      reason: 'xylophone-reason is long enough',
      feedback: 'xylophone-feedback',
    },
  })
  await door.settled()
  return door
}

/** Every byte that the database has on disk. */
function bytesOf(database: string): string {
  const files = [database, `${database}-wal`, `${database}-shm`].filter((file) => existsSync(file))
  return files.map((file) => readFileSync(file).toString('utf8')).join('\n')
}

async function erase(door: FrontDoor, typed = 'Mila Kovac') {
  await door.type(vera, '/candidate mila kov')
  await door.settled()
  await door.interact(vera, { action_id: 'erase-candidate' })
  await door.settled()
  const answer = await door.interact(vera, { submit: { name: typed } })
  await door.settled()
  return answer
}

test('an erased candidate is found nowhere: not in a table, a free page, the log, a message or a file', async () => {
  const door = await known()
  const before = bytesOf(door.database)
  // Each word is really there before, or the test would prove nothing.
  for (const word of WORDS) expect(before, word).toContain(word)
  expect([...door.slack.ws.files.values()].map(({ name }) => name)).toContain('ratings.png')

  await erase(door)
  expect(wordsOf(await door.modal(vera))).toContain('Their data is gone.')

  const after = bytesOf(door.database)
  for (const word of WORDS) expect(after.includes(word), word).toBe(false)
  expect([...door.slack.ws.files.values()]).toEqual([])
  for (const person of [lead, vera, 'U0PETRA', 'U0ANA', 'U0BO']) {
    const said = JSON.stringify(await door.inbox(person))
    for (const word of ['Kovač', 'xylophone', 'Mila']) expect(said.includes(word), word).toBe(false)
  }
  expect((await door.inbox(lead)).map(wordsOf).join('\n')).toContain(
    'about a candidate whose data has been erased',
  )
})

test('figures stay under random keys, with the month and no day', async () => {
  const door = await known()
  await erase(door)
  const store = await openStore(await openSource(door.database))
  const ratings = await store.pastRatings()
  const cards = await store.cardsOf(milasApplication)
  const [entry] = (await store.auditOf(milasCandidate)).slice(-1)
  await store.close()
  expect(cards).toEqual([])
  // Two of Ana's, four of Bo's, four of Fatima's; the shadow's counts nowhere.
  expect(ratings).toHaveLength(10)
  expect(new Set(ratings.map(({ candidate }) => candidate)).size).toBe(1)
  expect(new Set(ratings.map(({ interview }) => interview)).size).toBe(3)
  expect(new Set(ratings.map(({ month }) => month))).toEqual(new Set(['2027-02']))
  const debugging = ratings.filter(({ competency }) => competency === 'debugging')
  expect(debugging.map(({ interviewer, rating }) => [interviewer, rating]).toSorted()).toEqual([
    // What she handed in first, before she took it back and handed in another.
    ['U0ANA', 3],
    ['U0BO', 2],
    ['U0FATIMA', 4],
  ])
  expect(JSON.stringify(ratings)).not.toMatch(/cand_|app_|int_|2027-02-\d\d/)
  expect(entry).toMatchObject({
    actor: vera,
    verb: 'erase',
    after: { status: 'erased', applications: 1, scorecards: 4, ratings: 10 },
  })
})

test('who is erased is in no list any more, and cannot be erased twice', async () => {
  const door = await known()
  await erase(door)
  await door.type(lead, '/debrief')
  await door.settled()
  expect(wordsOf(await door.modal(lead))).toContain('Nothing waits for a debrief.')
  await door.type(vera, '/candidate erased')
  await door.settled()
  expect(wordsOf(await door.modal(vera))).toContain('Nobody is called')
})

test('the name has to be typed, and only an admin is offered it', async () => {
  const door = await known()
  expect(await erase(door, 'Mila')).toMatchObject({
    errors: { name: 'Type Mila Kovač as it stands.' },
  })
  await door.type('U0PETRA', '/candidate mila kov')
  await door.settled()
  expect(JSON.stringify(await door.modal('U0PETRA'))).not.toContain('erase-candidate')
  await door.interact('U0PETRA', { action_id: 'candidate-timeline' })
})

test('data that must be kept is not erased, and an admin ends that', async () => {
  const door = await known()
  await door.type(vera, '/candidate mila kov')
  await door.settled()
  await door.interact(vera, { action_id: 'hold-candidate' })
  await door.settled()
  expect(await door.interact(vera, { submit: { until: '2027-04-01', reason: '' } })).toMatchObject({
    errors: { reason: 'Say why.' },
  })
  await door.interact(vera, { submit: { until: '2027-04-01', reason: 'a dispute' } })
  await door.settled()
  expect(wordsOf(await door.modal(vera))).toContain('Kept until Thu 1 Apr: a dispute')
  await door.interact(vera, { action_id: 'erase-candidate' })
  await door.settled()
  expect(wordsOf(await door.modal(vera))).toContain(
    'Their data must be kept until Thu 1 Apr 2027. End that first',
  )
})
