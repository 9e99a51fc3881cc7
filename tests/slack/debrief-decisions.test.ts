import { describe, expect, test } from 'vitest'
import type { Scorecard } from '../../src/core/scorecards/scorecard.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import {
  allCards,
  anasCard,
  bosCard,
  fatimasCard,
  fundamentals,
  handedIn,
  language,
  learning,
  milasApplication,
  milasUnsealing,
} from '../support/debrief.ts'
import { frontDoor } from '../support/front-door.ts'
import {
  lead,
  listed,
  looped,
  packet,
  press,
  shown,
  value,
} from '../support/front-door-after-loop.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'

describe('deciding', () => {
  async function deciding(cards: readonly Scorecard[] = allCards) {
    const door = await looped(cards)
    const message = await packet(door)
    await press(door, lead, 'debrief-decide', {
      value,
      channel: await door.imOf(lead),
      ts: message.ts,
    })
    return door
  }

  test('an advance after the last stage is not offered, and a reason is asked for', async () => {
    const door = await deciding()
    const form = JSON.stringify(await door.modal(lead))
    expect(form).toContain('Make an offer')
    expect(form).not.toContain('Advance to the next stage')
    expect(await door.interact(lead, { submit: { outcome: 'hold', reason: 'hm' } })).toMatchObject({
      errors: { reason: 'Say why in three words or more, so that it can be explained in a year.' },
    })
  })

  test('a decision is kept, told, and shrinks the packet to a line', async () => {
    const door = await deciding()
    await door.interact(lead, {
      submit: {
        outcome: 'offer',
        reason: 'Strong fundamentals and learns quickly',
        feedback: 'We liked how you reasoned about durability.',
      },
    })
    const words = await shown(door)
    expect(words).toContain('gets an offer, decided by <@U0LUKA>')
    expect(JSON.stringify(await door.modal(lead))).toContain('We liked how you reasoned')
    const inbox = (await door.inbox(lead)).map(wordsOf)
    expect(inbox.some((one) => one.includes('gets an offer'))).toBe(true)
    expect(inbox.some((one) => one.includes('Look here first'))).toBe(false)
    expect(await listed(door)).toContain('Decided by <@U0LUKA>')
  })

  test('a choice against the composite is asked why, and told what it says', async () => {
    const high = [
      {
        ...anasCard,
        ...handedIn(
          anasCard.person,
          { ...language, id: anasCard.interview, kind: 'fundamentals' },
          strong,
        ),
      },
      handedIn(bosCard.person, language, strong),
      handedIn(fatimasCard.person, learning, strong),
    ]
    const door = await deciding(high)
    const submit = { outcome: 'no', reason: 'Not a fit for the team' }
    await door.interact(lead, { submit })
    expect(await shown(door)).toContain('Your choice goes against the composite:')
    expect(await shown(door)).toMatch(/above the bar/)
    expect(
      await door.interact(lead, { submit: { ...submit, against: 'just because' } }),
    ).toMatchObject({
      errors: { against: expect.stringContaining('in 8 words or more') },
    })
    await door.interact(lead, {
      submit: { ...submit, against: 'The opening was cancelled by finance this morning for good' },
    })
    expect(await shown(door)).toContain('It goes against the composite.')
  })

  test('an advance opens the way to the next stage, with the form filled in', async () => {
    const door = await frontDoor()
    await door.settled()
    const store = await openStore(await openSource(door.database))
    const application = await store.application(milasApplication)
    if (!application) throw new Error('Mila has applied')
    const screen = { ...fundamentals, stage: 'screen', kind: 'screen', title: 'Screen' }
    const card = { ...handedIn(anasCard.person, screen, strong), stage: 'screen' }
    await store.commit({
      interviews: [screen],
      scorecards: [card],
      unsealings: [milasUnsealing('screen')],
      deeds: [],
    })
    await store.close()
    await packet(door)
    await press(door, lead, 'debrief-decide', { channel: await door.imOf(lead) })
    await door.interact(lead, {
      submit: { outcome: 'advance', reason: 'Explains what happens below' },
    })
    expect(await shown(door)).toContain('goes on to the next stage')
    expect(buttonsOf(await door.modal(lead))).toEqual(['Schedule Technical loop'])
    await press(door, lead, 'schedule-next', {})
    const form = JSON.stringify(await door.modal(lead))
    expect(form).toContain('Mila Kovač')
    expect(form).toContain('Find times')
    await door.interact(lead, { close: 'all' })
    await door.type(lead, '/candidate mila kov')
    await door.settled()
    expect(await shown(door)).toContain('*Search backend infrastructure intern* · Technical loop')
    await press(door, lead, 'candidate-timeline', {})
    expect(await shown(door)).toContain('<@U0LUKA> decided: goes on to the next stage')
  })

  test('is not for a recruiter', async () => {
    const door = await looped(allCards)
    const message = await packet(door, 'U0PETRA')
    expect(buttonsOf(message)).toEqual(['All evidence', 'Show the composite', 'Export'])
  })
})

const strong = {
  ratings: {
    systems_fundamentals: 5,
    debugging: 5,
    communication: 5,
    learning_and_curiosity: 5,
    language_fundamentals: 5,
  },
  recommendation: 'strong yes',
} as const
