import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { isRecord, type Json } from '../../sandbox/slack/json.ts'
import { messagesOf } from '../../sandbox/slack/messages.ts'
import { homeOf, stackOf } from '../../sandbox/slack/views.ts'
import { control } from '../../sandbox/web/control.ts'
import { PersonId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { ChannelDigest } from '../../src/core/openings.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { surfaces } from '../../src/surfaces.ts'
import { loopwright } from '../support/cli.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { heldInterview, type Seat } from '../support/held-interview.ts'
import { type Direction, play, type Step, TELLTALE } from '../support/sealed-history.ts'

/** Ana and Jo write, and so may Cy, who learns; Luka leads the opening and sits on the panel too, Hugo leads it and does not. */
const [ana, jo, cy, luka, vera, hugo] = [
  'U0ANA',
  'U0JO',
  'U0CY',
  'U0LUKA',
  'U0VERA',
  'U0HUGO',
] as const
const SEATS: readonly Seat[] = [ana, jo, luka, { shadow: cy }]
const WRITERS = [ana, jo, cy] as const

/** Those who may still be blind: a panellist, a shadow, and the lead. */
const WATCHERS = [luka, jo, cy] as const

/** Everything `who` can read of the bot: messages, Home, what every command answers and every button of that opens. */
async function everything(door: FrontDoor, who: string): Promise<string[]> {
  const seen: string[] = []
  const note = (what: string, value: unknown) => seen.push(plainly([what, value]))
  await control(door.slack, 'open-home', { user: who })
  await door.settled()
  note('home', viewOf(homeOf(door.slack.ws, who)?.view))
  for (const [id, { members }] of door.slack.ws.channels) {
    if (!members.includes(who)) continue
    note(
      `channel ${id}`,
      messagesOf(door.slack.ws, id).map(({ text, blocks, user }) => ({ text, blocks, user })),
    )
  }
  for (const { name } of surfaces.commands) {
    for (const line of [name, `${name} Mila`]) await walk(door, who, line, note)
  }
  return seen
}

/** Types a line, then opens it again for each of its buttons and presses that. */
async function walk(
  door: FrontDoor,
  who: string,
  line: string,
  note: (what: string, value: unknown) => void,
): Promise<void> {
  await door.type(who, line)
  await door.settled()
  note(line, answered(door, who))
  const buttons = buttonsIn(top(door, who))
  for (const [i, { action_id, block_id }] of buttons.entries()) {
    await door.type(who, line)
    await door.settled()
    const again = buttonsIn(top(door, who))[i]
    if (!again) continue
    await door.interact(who, { action_id, block_id: again.block_id }).catch(() => {})
    await door.settled()
    note(`${line} > ${String(action_id)} ${i}`, [answered(door, who), String(block_id).length])
  }
}

function answered({ slack }: FrontDoor, who: string): unknown {
  const replies = [...slack.ws.channels.keys()].flatMap((id) =>
    messagesOf(slack.ws, id).filter(({ ephemeralTo }) => ephemeralTo === who),
  )
  const last = replies.at(-1)
  return [
    stackOf(slack.ws, who).map(({ view }) => viewOf(view)),
    last && { text: last.text, blocks: last.blocks },
  ]
}

function top({ slack }: FrontDoor, who: string): unknown {
  return stackOf(slack.ws, who).at(-1)?.view.blocks
}

function viewOf(view: Json | undefined): unknown {
  return (
    view && {
      title: view.title,
      blocks: view.blocks,
      submit: view.submit,
      metadata: view.private_metadata,
    }
  )
}

/** Buttons anywhere in blocks. Those that end the reader's own duty would end their blindness too. */
function buttonsIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn)
  if (!isRecord(value)) return []
  const own = value.type === 'button' && !('url' in value) ? [{ ...value, block_id: '' }] : []
  const below = Object.values(value).flatMap(buttonsIn)
  const block_id = typeof value.block_id === 'string' ? value.block_id : undefined
  return [...own, ...below].map((one) =>
    one.block_id === '' && block_id ? { ...one, block_id } : one,
  )
}

/** As JSON, without what is drawn anew each time: ids of views, times of sending, ids of blocks that Slack names, seals. */
function plainly(value: unknown): string {
  return JSON.stringify(value ?? null)
    .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, '<id>')
    .replace(/"block_id":"[\w-]{5}"/g, '"block_id":"<slack’s>"')
    .replace(/\b[0-9a-f]{64}\b/g, '<seal>')
    .replace(/\b[VDF][0-9A-F]{6}\w{4}\b/g, '<slack’s>')
    .replace(/(T\d\d:\d\d:\d\d)\.\d{3}Z/g, '$1Z')
}

interface Watched {
  readonly seen: readonly string[]
  readonly log: readonly string[]
  readonly database: string
}

async function watched(
  steps: readonly Step[],
  direction: Direction,
  who: string,
): Promise<Watched> {
  const log: string[] = []
  const environment = { LOG_LEVEL: 'info' }
  const around = { write: (line: string) => void log.push(line) }
  const door = await frontDoor({ door: 'socket', environment, around })
  // Two connections of one process wait for each other for ever: the bot rests while the other writes.
  await door.settled()
  const interview = await heldInterview(door.database, SEATS)
  await leadBy(door.database, interview, [luka, hugo])
  await door.wind(1)
  await play(door, interview, steps, direction)
  return { seen: await everything(door, who), log, database: door.database }
}

async function leadBy(
  database: string,
  { opening: id }: Interview,
  leads: readonly string[],
): Promise<void> {
  const store = await openStore(await openSource(database))
  const opening = await store.opening(id)
  if (!opening) throw new Error(`there is no ${id}`)
  const all = leads.map((lead) => PersonId.parse(lead))
  // Its channel reads of it every morning, with names where that is allowed.
  const channelDigest = ChannelDigest.parse({
    ...{ at: '09:00', names: true, since: '2027-03-01T00:00:00.000Z' },
  })
  await store.commit({ openings: [{ ...opening, leads: all, channelDigest }], deeds: [] })
  await store.close()
}

/** What the command line says of this database, as its operator reads it. */
async function operators(database: string): Promise<string[]> {
  vi.stubEnv('DATABASE', database)
  const lines = [['people'], ['audit', 'list', '--limit', '100'], ['audit', 'verify']]
  const said: string[] = []
  for (const words of lines) said.push(plainly((await loopwright(words)).out))
  return said
}

async function sameEitherWay(steps: readonly Step[], who: string): Promise<void> {
  const one = await watched(steps, 'for', who)
  const other = await watched(steps, 'against', who)
  expect(one.seen.length).toBeGreaterThan(20)
  expect(differences(one.seen, other.seen)).toEqual([])
  expect(differences(await operators(one.database), await operators(other.database))).toEqual([])
  const told = [...one.seen, ...one.log, ...other.seen, ...other.log].join('\n')
  for (const word of Object.values(TELLTALE)) expect(told).not.toContain(word)
}

/** Where two readings part, with a little of what stands around it. */
function differences(one: readonly string[], other: readonly string[]): string[] {
  if (one.length !== other.length) return [`${one.length} and ${other.length} things were seen`]
  return one.flatMap((seen, i) => {
    const there = other[i] ?? ''
    if (seen === there) return []
    const at = [...seen].findIndex((letter, k) => letter !== there[k])
    const from = Math.max(0, at - 120)
    return [`${seen.slice(0, 60)} … ${seen.slice(from, at + 120)} | ${there.slice(from, at + 120)}`]
  })
}

const submitted = (who: string): Step => ({ do: 'submit', who })

test.each(WATCHERS)(
  '%s, who owes a card, meets the same bot whichever way the others wrote, although it was opened',
  {
    timeout: 300_000,
  },
  async (who) => {
    const opened: readonly Step[] = [
      ...WRITERS.filter((writer) => writer !== who).map(submitted),
      { do: 'wait', hours: 30 },
      { do: 'break glass', who: vera },
      { do: 'open', who: hugo },
    ]
    await sameEitherWay(opened, who)
  },
)

const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('draft', 'submit', 'submit', 'withdraw'),
      who: fc.constantFrom(...WRITERS),
    }),
    fc.record({ do: fc.constant('not me'), who: fc.constantFrom(ana, jo) }),
    fc.record({ do: fc.constant('break glass'), who: fc.constant(vera) }),
    fc.record({ do: fc.constant('open'), who: fc.constant(hugo) }),
    fc.record({ do: fc.constant('wait'), hours: fc.integer({ min: 1, max: 40 }) }),
  ),
  { minLength: 3, maxLength: 7 },
)

/** More with `BLINDNESS_RUNS=50`. */
const RUNS = Number(process.env.BLINDNESS_RUNS ?? 2)

test('so does everybody who owes a card, after any history', {
  timeout: RUNS * 150_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom(...WATCHERS), async (all, who) => {
      // The one who watches has not handed in: theirs are the words that may differ for nobody.
      const history = all.filter((step) => !('who' in step && step.who === who)) as readonly Step[]
      await sameEitherWay(history, who)
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
})
