import { describe, expect, test } from 'vitest'
import { CardId } from '../../src/core/ids.ts'
import { save } from '../../src/core/scorecards/save.ts'
import type { Instant } from '../../src/core/time.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import type { FrontDoor } from '../support/front-door.ts'
import { ana, evidence, morning, rating, shows } from '../support/front-door-after-screen.ts'
import { CRITICISM, DURABILITY } from '../support/held-interview.ts'
import { type Fields, fillIn, next, STEPS } from '../support/scorecard.ts'

describe('a draft', () => {
  test('is kept as it is typed, and goes on where it stopped after the modal was closed', async () => {
    const door = await morning()
    await door.type(ana, '/scorecard Mila')
    await fillIn(door, ana, evidence, 'She said that')
    await door.interact(ana, { close: true })
    await door.type(ana, '/scorecard Mila')
    expect(JSON.stringify(await door.modal(ana))).toContain('She said that')
    await next(door, ana, STEPS[0])
    await door.interact(ana, { close: true })
    await door.type(ana, '/scorecard Mila')
    expect(await shows(door, ana)).toContain('2 of 6 · saved 09:01')
  })

  test('is saved on the way back and when it is left', async () => {
    const door = await morning()
    await door.type(ana, '/scorecard Mila')
    await next(door, ana, STEPS[0])
    const left = {
      action_id: 'score-leave',
      values: { [`question:${CRITICISM}:asked`]: { 'score-pick': 'no time' } },
    }
    await door.interact(ana, { action_id: 'score-back' })
    expect(JSON.stringify(await door.modal(ana))).toContain('named fsync before acknowledging')
    await next(door, ana)
    await door.settled()
    await door.interact(ana, left)
    expect(await shows(door, ana)).toContain(
      '*Saved* at 09:01. It is due Tue 2 Mar, 08:30 Belgrade.',
    )
    await door.settled()
    await door.interact(ana, { action_id: 'open-scorecard' })
    expect(await shows(door, ana)).toContain('3 of 6')
  })

  test('shows what a choice asks for: why it was not asked, or not assessed', async () => {
    const door = await morning()
    await door.type(ana, '/scorecard Mila')
    expect(await shows(door, ana)).not.toContain('Minutes it took')
    await door.interact(ana, { action_id: 'score-more' })
    const known = `question:${DURABILITY}:knewIt`
    await fillIn(door, ana, known, ['yes'])
    expect(await shows(door, ana)).toMatch(
      /Follow-ups asked[\s\S]*Asked differently[\s\S]*Minutes it took[\s\S]*What gave that impression/,
    )
    await fillIn(door, ana, known, [])
    await fillIn(door, ana, rating, 'NA')
    expect(await shows(door, ana)).toContain('Minutes it took')
    expect(await shows(door, ana)).toContain('Why it could not be assessed')
    await fillIn(door, ana, `question:${DURABILITY}:asked`, 'other')
    expect(await shows(door, ana)).toContain('Why it was not asked')
    expect(await shows(door, ana)).not.toContain('Rating')
  })

  test('on two devices: the later save wins in each field and says so', async () => {
    const door = await morning()
    await door.type(ana, '/scorecard Mila')
    await fillIn(door, ana, evidence, 'From the laptop: she named fsync and said why it waits')
    await door.wind(1)
    await fromThePhone(door, { [evidence]: 'From the phone.', [rating]: '3' })
    const asked = { [`question:${DURABILITY}:asked`]: 'yes' }
    await next(door, ana, { ...asked, [evidence]: 'From the laptop: she named fsync and said why' })
    const shown = await shows(door, ana)
    expect(shown).toContain(
      'You also wrote on another device: What a successful write() promises, evidence (09:02).',
    )
    expect(shown).toContain(
      'Taken over from your other device: What a successful write() promises, rating (09:02).',
    )
    await door.interact(ana, { action_id: 'score-back' })
    const back = JSON.stringify(await door.modal(ana))
    expect(back).toContain('From the laptop: she named fsync and said why')
    expect(back).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"3 · Meets the bar","emoji":false},"value":"3"}',
    )
  })
})

/** What a phone, on which the same card is open, saves a minute later. */
async function fromThePhone(door: FrontDoor, fields: Fields): Promise<void> {
  const store = await openStore(await openSource(door.database))
  const card = await store.scorecard(CardId.parse('card_held_U0ANA'))
  if (!card) throw new Error('there is no draft yet')
  const now = door.slack.ws.clock.now() as Instant
  await store.commit({ scorecards: [save(card, { fields, form: 'VPHONE', now }).card], deeds: [] })
  await store.close()
}
