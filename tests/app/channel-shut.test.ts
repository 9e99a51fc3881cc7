import { beforeEach, expect, test } from 'vitest'
import { tellAdmins } from '../../src/app/dead-letters.ts'
import { planDigests } from '../../src/app/digest-plan.ts'
import { setOpening } from '../../src/app/interviewers.ts'
import { drainOutbox } from '../../src/app/outbox.ts'
import { openingOf } from '../../src/app/people.ts'
import { showNotice } from '../../src/core/announce.ts'
import { ChannelId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import type { ChannelShutFor } from '../../src/core/openings.ts'
import { slackDelivery } from '../../src/slack/deliver.ts'
import { opening } from '../support/booking.ts'
import { channel, shutting, waiting } from '../support/channel.ts'
import { admin, ana, type World, world } from '../support/world.ts'

let deps: World
let interview: Interview
let log: string[]
/** Channels into which Slack lets nothing. */
let shut: Map<string, ChannelShutFor>

beforeEach(async () => {
  deps = await world({ now: '2027-03-01T08:00' })
  interview = await waiting(deps)
  await deps.directory.profile(ana)
  log = []
  shut = new Map([[channel, 'not in it']])
})

/** Lives `minutes` on, a round of the outbox every five; gives what was posted, but for people's own digests. */
async function live(minutes: number): Promise<string[]> {
  const from = log.length
  const send = slackDelivery(shutting(log, shut), deps)
  for (let minute = 0; minute < minutes; minute += 5) {
    deps.wait(5)
    await drainOutbox({
      ...{ store: deps.store, of: ['slack', 'digest'], batch: 50, now: deps.now },
      deliver: send,
      pace: async () => {},
      inLane: (work) => work(),
      comeBack: () => {},
      stopping: () => false,
      dead: (notice, error) => tellAdmins(deps, notice, error),
    })
  }
  return log.slice(from).filter((line) => !line.endsWith('on you'))
}

/** What makes the channel read of the interview. */
async function posts() {
  const showing = { surface: 'channel post', to: channel } as const
  const known = (await deps.store.interview(interview.id)) ?? interview
  await deps.store.commit({ notices: [showNotice(known, showing, deps.now())], deeds: [] })
}

const told =
  "post U0ANA I can't post in <#C0HIRING>, the channel of *Intern*: I am not in it. Its bookings and its digest do not arrive. Type /invite there and choose me, or have a recruiter choose another channel in /interviewers."
const digest = 'post C0HIRING *Mon 1 Mar* · Intern · 1 thing waits'

test('who leads an opening hears once that its channel takes no digest, and an invitation in time still brings it', async () => {
  await planDigests(deps)
  expect(await live(120)).toEqual([told])
  shut.clear()
  expect(await live(10)).toEqual([digest])
  expect(await openingOf(deps, opening)).toMatchObject({ shut: null })
  expect((await deps.store.auditOf(opening)).slice(-2)).toMatchObject([
    { verb: 'channel shut', after: { channel, why: 'not in it' } },
    { verb: 'channel open', after: { channel } },
  ])
})

test('after noon the digest of the day is left out, and nobody is told of that again, the next day neither', async () => {
  await planDigests(deps)
  expect(await live(6 * 60)).toEqual([told])
  await live(18 * 60)
  await planDigests(deps)
  expect(await live(4 * 60)).toEqual([])
  expect(await deps.store.deadNotices()).toEqual([])
})

test('it is said again when it goes wrong anew, or for another reason', async () => {
  await posts()
  expect(await live(60)).toEqual([told])
  shut.clear()
  expect(await live(180)).toEqual([digest, expect.stringContaining('post C0HIRING Mila')])
  shut.set(channel, 'archived')
  await planDigests(deps)
  await live(20 * 60)
  await planDigests(deps)
  expect(await live(90)).toEqual([expect.stringContaining('it is archived')])
})

test('nobody is told at night, and not at all if it is mended by the morning', async () => {
  deps.wait(14 * 60)
  await posts()
  expect(await live(8 * 60)).toEqual([])
  shut.clear()
  expect(await live(6 * 60)).toEqual([expect.stringMatching(/^post C0HIRING/)])
})

test('another channel gets what could not be posted in the first, and who was to be told is not', async () => {
  deps.wait(14 * 60)
  await posts()
  await live(30)
  const other = ChannelId.parse('C0OTHER')
  await setOpening(deps, admin, opening, {
    ...{ leads: [ana], recruiters: [], channel: other, status: 'open' },
  })
  expect(await openingOf(deps, opening)).toMatchObject({ channel: other, shut: null })
  const posted = await live(20 * 60)
  expect(posted).toEqual([expect.stringMatching(/^post C0OTHER/)])
})

test('a booking that never got into its channel is given up without a word to admins', async () => {
  await posts()
  expect(await live(24 * 60)).toEqual([told])
  expect(await deps.store.deadNotices()).toMatchObject([{ to: channel, body: { kind: 'show' } }])
})

test('where nobody runs the opening, the admins hear of it', async () => {
  await setOpening(deps, admin, opening, { leads: [], recruiters: [], channel, status: 'open' })
  await posts()
  expect(await live(60)).toEqual([told.replace('U0ANA', 'U0ADMIN')])
})
