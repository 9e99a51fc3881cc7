import { describe, expect, test } from 'vitest'
import { drawsFrom } from '../../src/core/random.ts'
import { bookings } from './bookings.ts'
import { cards } from './cards.ts'
import { races } from './races.ts'
import { year } from './year.ts'

/** `npm run torture` does this for long, and with more people. */
describe('a short round of torture', { timeout: 120_000 }, () => {
  const said: string[] = []
  const order = { rounds: 1, draw: drawsFrom(11), say: (words: string) => void said.push(words) }

  test('killed in the middle of many bookings, the bot has lost and doubled nothing', async () => {
    const found = await bookings(order, 60)
    expect(found, said.join('\n')).toMatchObject({
      ok: true,
      lost: 0,
      doubled: 0,
      missing: 0,
      unsent: 0,
    })
    expect(found.bookings).toBeGreaterThan(10)
  })

  test('killed while scorecards are filled, the bot has lost, doubled and forgotten nothing', async () => {
    const found = await cards(order, 12)
    expect(found, said.join('\n')).toMatchObject({
      ok: true,
      lost: 0,
      doubled: 0,
      stale: 0,
      submitted: 12,
    })
    expect(found.steps).toBeGreaterThan(40)
  })

  test('weeks with clock changes, restarts and two schedulers bring each digest and reminder once', async () => {
    const size = { people: 40, days: 20, interviews: 60, from: 70 }
    const found = await year(order, size)
    expect(found).toMatchObject({ ok: true, lost: 0, doubled: 0, unwanted: 0, inQuietHours: 0 })
    expect(found.digests).toBeGreaterThan(120)
    expect(found.nudges).toBeGreaterThan(60)
    expect(found).toMatchObject({ remindersLost: 0, remindersUnwanted: 0, pointless: 0 })
    expect(found.remindersWanted).toBeGreaterThan(50)
    expect(found).toMatchObject({ channelLost: 0, channelUnwanted: 0 })
    expect(found.channelDigests).toBeGreaterThan(5)
  })

  test('several processes over one file book each time once, and send each notice once', async () => {
    const found = await races(order)
    expect(found, said.join('\n')).toMatchObject({ ok: true, overlapping: 0, sentTwice: 0 })
    expect(found.refusals).toBeGreaterThan(48)
  })
})
