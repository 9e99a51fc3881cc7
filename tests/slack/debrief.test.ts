import { describe, expect, test } from 'vitest'
import type { Scorecard } from '../../src/core/scorecards/scorecard.ts'
import { later } from '../../src/core/time.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { cardBy } from '../support/cards.ts'
import {
  anasCard,
  bosCard,
  fatimasCard,
  fundamentals,
  handedIn,
  kaitosCard,
  language,
  learning,
  luka,
  milasApplication,
  OTHER_QUOTE,
  QUOTE,
  storeLoop,
} from '../support/debrief.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { at } from '../support/time.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'

const lead = 'U0LUKA'
const all = [anasCard, bosCard, fatimasCard, kaitosCard]
const value = `${milasApplication}:technical-loop`

/** The furnished workspace with Mila's loop behind her, and these cards handed in. */
async function looped(cards: readonly Scorecard[], isUnsealed = true): Promise<FrontDoor> {
  const door = await frontDoor()
  // What the bot does at its start is done: one thread cannot wait for its own other connection.
  await door.settled()
  const store = await openStore(await openSource(door.database))
  await storeLoop(store, cards)
  if (isUnsealed) {
    const unsealing = {
      id: 'unseal_mila_search-backend-infra-intern_technical-loop',
      rev: 0,
      application: milasApplication,
      stage: 'technical-loop',
      rule: 'all in' as const,
      by: 'system' as const,
      at: at('2027-02-26T18:00'),
      reason: '',
      missing: [],
    }
    await store.commit({ unsealings: [unsealing], deeds: [] })
  }
  await store.close()
  return door
}

async function press(door: FrontDoor, user: string, action_id: string, more: object = { value }) {
  const answer = await door.interact(user, { action_id, ...more })
  await door.settled()
  return answer
}

const shown = async (door: FrontDoor, user = lead) => wordsOf(await door.modal(user))

async function listed(door: FrontDoor, user = lead, line = '/debrief') {
  await door.type(user, line)
  await door.settled()
  return shown(door, user)
}

/** The packet as it stands in somebody's messages. */
async function packet(door: FrontDoor, user = lead) {
  await listed(door, user)
  await press(door, user, 'debrief-open')
  await door.interact(user, { close: true })
  const messages = await door.inbox(user)
  const found = messages.find((one) => JSON.stringify(one.blocks ?? []).includes('"table"'))
  if (!found) throw new Error('no packet was posted')
  return found
}

describe('the list', () => {
  test('says which applications wait for a decision, and offers their packets', async () => {
    const door = await looped(all)
    const words = await listed(door)
    expect(words).toContain('*Mila Kovač* · Technical loop · Search backend infrastructure intern')
    expect(words).toContain(
      'To decide · 3 of 3 scorecards are in, open since Fri 26 Feb, 18:00 Belgrade',
    )
    expect(buttonsOf(await door.modal(lead))).toEqual(['Open the packet', 'All evidence', 'Export'])
  })

  test('finds by name, whatever the marks, and says when there is none', async () => {
    const door = await looped(all)
    expect(await listed(door, lead, '/debrief kovac')).toContain('*Mila Kovač*')
    expect(await listed(door, lead, '/debrief Zoë')).toContain(
      'No debrief of a candidate called *Zoë*',
    )
  })

  test('is refused to who leads nothing', async () => {
    const door = await looped(all)
    await door.type('U0ANA', '/debrief')
    expect(await shown(door, 'U0ANA')).toContain('read a debrief')
  })

  test('tells a lead of other openings nothing of this one', async () => {
    const door = await looped([...all.filter((card) => card !== fatimasCard)], false)
    // Fatima leads the other opening; here she is only a panellist.
    expect(await listed(door, 'U0FATIMA')).not.toContain('Mila')
  })
})

describe('sealed', () => {
  const few = [anasCard, bosCard]

  test('shows how many are in, and nothing to open before the missing ones are due', async () => {
    const door = await looped([anasCard, handedIn(bosCard.person, language, {})], false)
    const words = await listed(door)
    expect(words).toContain('Sealed · 2 of 3 scorecards are in')
    // The interviews were on Friday: on Monday the day is over.
    expect(buttonsOf(await door.modal(lead))).toEqual(['Open what there is'])
    expect(await listed(door, 'U0PETRA')).toContain('Sealed · 2 of 3')
    expect(buttonsOf(await door.modal('U0PETRA'))).toEqual([])
  })

  test('is opened by the lead after the deadline, who says why; the missing one is named', async () => {
    const door = await looped(few, false)
    await listed(door)
    await press(door, lead, 'debrief-unseal')
    expect(await door.interact(lead, { submit: { reason: 'no' } })).toMatchObject({
      errors: { reason: 'Say why in three words or more.' },
    })
    await door.interact(lead, { submit: { reason: 'Fatima is ill this week' } })
    expect(await shown(door)).toContain('The scorecards are open.')
    const [message] = (await door.inbox(lead)).filter((one) =>
      wordsOf(one).includes('Debrief · Mila'),
    )
    expect(wordsOf(message)).toContain('2 of 3 scorecards are in')
    expect(wordsOf(message)).toContain('Fatima is ill this week Missing then: <@U0FATIMA>')
  })

  test('is broken by an admin for themselves, and the panel is told', async () => {
    const door = await looped(few, false)
    await listed(door, 'U0VERA')
    expect(buttonsOf(await door.modal('U0VERA'))).toEqual(['Break the seal'])
    await press(door, 'U0VERA', 'debrief-glass')
    await door.interact('U0VERA', { submit: { reason: 'a complaint came in' } })
    expect(await shown(door, 'U0VERA')).toContain('The scorecards are open to you.')
    for (const person of ['U0ANA', 'U0BO', 'U0KAITO', 'U0FATIMA']) {
      const words = (await door.inbox(person)).map(wordsOf).join('\n')
      expect(words).toContain(
        '<@U0VERA>, an admin, has opened the sealed scorecards about Mila Kovač',
      )
      expect(words).not.toContain('complaint')
    }
    expect(wordsOf(await packet(door, 'U0VERA'))).toContain('Opened to you alone')
    expect(await listed(door)).toContain('Sealed')
  })

  test('stays shut to a button pressed out of turn', async () => {
    const door = await looped(few, false)
    await press(door, lead, 'debrief-evidence').catch(() => {})
    await listed(door)
    const answer = await press(door, lead, 'debrief-evidence').catch((error: unknown) => error)
    expect(JSON.stringify(answer)).not.toContain(QUOTE)
    expect(await shown(door)).not.toContain(QUOTE)
  })
})

describe('the packet', () => {
  test('lays ratings side by side, disagreements first, with who speaks when', async () => {
    const door = await looped(all)
    const message = await packet(door)
    const words = wordsOf(message)
    expect(words).toContain('Debrief · Mila Kovač')
    expect(words).toContain(`*Debugging*: <@U0BO> 2, <@U0ANA> 4, 2 apart`)
    expect(words).toContain(QUOTE)
    expect(words).toContain(OTHER_QUOTE)
    expect(words).toContain('seen once: ask a second person to look into it')
    expect(words).toContain('Against it: “Took a later correction and used it at once.”')
    expect(words).toContain('• Data structures and search: 0 of 2 questions')
    expect(words).toContain('Where the memory of a container goes (memory, Fundamentals)')
    expect(words).toContain('*Shadows, who do not count*\n• <@U0KAITO>: Systems fundamentals 1')
    expect(words).toMatch(/\*Speak in this order\*\n<@U0KAITO>.*, you$/m)
    expect(words).not.toMatch(/\d\.\d\d/)
    const [table] = JSON.stringify(message.blocks).match(/"type":"table".*?\]\]/) ?? []
    expect(table).toContain('Ana Nikolić')
    expect(table).not.toContain('Kaito')
  })

  test('has a picture below that says the same in words', async () => {
    const door = await looped(all)
    const message = await packet(door)
    const files = [...door.slack.ws.files.values()]
    expect(files.map(({ name }) => name)).toEqual(['ratings.png'])
    expect(files[0]?.altText).toContain('Furthest apart: Debugging, by 2.')
    expect(files[0]?.altText).toContain(
      'Debugging: Ana Nikolić 4, Boman Mistry 2, Fatima Al-Sayed 4.',
    )
    expect(Buffer.from(files[0]?.bytes ?? []).toString('latin1', 1, 4)).toBe('PNG')
    expect(message.ts).toBeDefined()
  })

  test('is posted anew on demand, and what was posted before shrinks to a line', async () => {
    const door = await looped(all)
    await packet(door)
    await packet(door)
    const words = (await door.inbox(lead)).map(wordsOf)
    expect(
      words.filter((one) => one.includes('This packet was posted again further down')),
    ).toHaveLength(1)
    expect(words.filter((one) => one.includes('Look here first'))).toHaveLength(1)
  })

  test('shows the composite only once somebody asks, with its error and band', async () => {
    const door = await looped(all)
    const message = await packet(door)
    await press(door, lead, 'debrief-composite', {
      value,
      channel: await door.imOf(lead),
      ts: message.ts,
    })
    const words = await shown(door)
    expect(words).toMatch(
      /\*3\.\d\d ± 0\.\d\d\* · the bar is 3 · (above the bar|too near the bar to say)/,
    )
    expect(words).toContain('It is early')
  })

  test('pages through all evidence, a competency at a time', async () => {
    const door = await looped(all)
    await listed(door)
    await press(door, lead, 'debrief-evidence')
    expect(await shown(door)).toContain('*strong yes*, confidence medium')
    await press(door, lead, 'debrief-evidence-on', {})
    await press(door, lead, 'debrief-evidence-on', {})
    const words = await shown(door)
    expect(words).toContain('Debugging')
    expect(words).toContain(`<@U0BO> *2*\n“${OTHER_QUOTE}”`)
    expect(words).toContain('3 meets the bar')
  })
})

describe('deciding', () => {
  async function deciding(cards: readonly Scorecard[] = all) {
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
      unsealings: [
        {
          id: 'unseal_s',
          rev: 0,
          application: milasApplication,
          stage: 'screen',
          rule: 'all in',
          by: 'system',
          at: at('2027-02-26T18:00'),
          reason: '',
          missing: [],
        },
      ],
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
    const door = await looped(all)
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

test('a lead who sits on the panel sees nothing until their own card is in', async () => {
  const door = await frontDoor()
  // What the bot does at its start is done: one thread cannot wait for its own other connection.
  await door.settled()
  const store = await openStore(await openSource(door.database))
  const theirs = { ...learning, panel: learning.panel.map((place) => ({ ...place, person: luka })) }
  await storeLoop(store, [anasCard, bosCard], [fundamentals, language, theirs])
  await store.commit({
    unsealings: [
      {
        id: 'unseal_x',
        rev: 0,
        application: milasApplication,
        stage: 'technical-loop',
        rule: 'by the lead',
        by: luka,
        at: later(theirs.span.end, 60),
        reason: 'early',
        missing: [],
      },
    ],
    deeds: [],
  })
  await store.close()
  const words = await listed(door)
  expect(words).toContain('2 of 3 scorecards are in. Hand in your own to see more.')
  expect(buttonsOf(await door.modal(lead))).toEqual(['Fill my scorecard'])
  // Nor does the candidate's page tell how far she has come.
  await door.interact(lead, { close: true })
  await door.type(lead, '/candidate mila kov')
  await door.settled()
  expect(await shown(door)).toContain('*Search backend infrastructure intern* · in progress')
  await door.interact(lead, { close: true })
  const second = await openStore(await openSource(door.database))
  await second.commit({ scorecards: [cardBy(luka, theirs, 'submitted', { rev: 0 })], deeds: [] })
  await second.close()
  expect(await listed(door)).toContain('To decide · 3 of 3')
})

describe('the export', () => {
  const text = (door: FrontDoor, ending: string) => {
    const file = [...door.slack.ws.files.values()].find(({ name }) => name.endsWith(ending))
    return Buffer.from(file?.bytes ?? []).toString('utf8')
  }

  async function exported(door: FrontDoor, user: string) {
    await door.type(user, '/candidate mila kov')
    await door.settled()
    await press(door, user, 'debrief-export', {})
    return door
  }

  test('holds everything a lead may see, as a page and as Markdown', async () => {
    const door = await exported(await looped(all), lead)
    expect(await shown(door)).toContain('mila-kovac.html and mila-kovac.md')
    for (const document of [text(door, '.md'), text(door, '.html')]) {
      expect(document).toContain(QUOTE)
      expect(document).toContain(OTHER_QUOTE)
      expect(document).toContain('Kaito Mori, Fundamentals (shadow, does not count)')
      expect(document).toContain('Took a later correction and used it at once.')
    }
    expect(text(door, '.html')).toMatch(/^<!doctype html>/)
  })

  test('counts sealed scorecards and shows nothing of them', async () => {
    const door = await exported(await looped([anasCard, bosCard], false), lead)
    expect(text(door, '.md')).toContain('2 of 3 scorecards are in, sealed.')
    expect(text(door, '.md')).not.toContain(QUOTE)
    expect(text(door, '.html')).not.toMatch(/strong yes|Named fsync/)
  })
})
