import { describe, expect, test } from 'vitest'
import { later } from '../../src/core/time.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { cardBy } from '../support/cards.ts'
import {
  allCards,
  anasCard,
  bosCard,
  fatimasCard,
  fundamentals,
  handedIn,
  language,
  learning,
  luka,
  milasUnsealing,
  OTHER_QUOTE,
  QUOTE,
  storeLoop,
} from '../support/debrief.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
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

describe('the list', () => {
  test('says which applications wait for a decision, and offers their packets', async () => {
    const door = await looped(allCards)
    const words = await listed(door)
    expect(words).toContain('*Mila Kovač* · Technical loop · Search backend infrastructure intern')
    expect(words).toContain(
      'To decide · 3 of 3 scorecards are in, open since Fri 26 Feb, 18:00 Belgrade',
    )
    expect(buttonsOf(await door.modal(lead))).toEqual(['Open the packet', 'All evidence', 'Export'])
  })

  test('finds by name, whatever the marks, and says when there is none', async () => {
    const door = await looped(allCards)
    expect(await listed(door, lead, '/debrief kovac')).toContain('*Mila Kovač*')
    expect(await listed(door, lead, '/debrief Zoë')).toContain(
      'No debrief of a candidate called *Zoë*',
    )
  })

  test('is refused to who leads nothing', async () => {
    const door = await looped(allCards)
    await door.type('U0ANA', '/debrief')
    expect(await shown(door, 'U0ANA')).toContain('read a debrief')
  })

  test('tells a lead of other openings nothing of this one', async () => {
    const door = await looped([...allCards.filter((card) => card !== fatimasCard)], false)
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
    const door = await looped(allCards)
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
    expect(table).toContain('"Ana"')
    expect(table).not.toContain('Kaito')
  })

  test('has a picture below that says the same in words', async () => {
    const door = await looped(allCards)
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
    const door = await looped(allCards)
    await packet(door)
    await packet(door)
    const words = (await door.inbox(lead)).map(wordsOf)
    expect(
      words.filter((one) => one.includes('This packet was posted again further down')),
    ).toHaveLength(1)
    expect(words.filter((one) => one.includes('Look here first'))).toHaveLength(1)
  })

  test('shows the composite only once somebody asks, with its error and band', async () => {
    const door = await looped(allCards)
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
    const door = await looped(allCards)
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

test('a lead who sits on the panel sees nothing until their own card is in', async () => {
  const door = await frontDoor()
  // What the bot does at its start is done: one thread cannot wait for its own other connection.
  await door.settled()
  const store = await openStore(await openSource(door.database))
  const theirs = { ...learning, panel: learning.panel.map((place) => ({ ...place, person: luka })) }
  await storeLoop(store, [anasCard, bosCard], [fundamentals, language, theirs])
  await store.commit({
    unsealings: [
      milasUnsealing('technical-loop', {
        rule: 'by the lead',
        by: luka,
        at: later(theirs.span.end, 60),
        reason: 'early',
      }),
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
    const door = await exported(await looped(allCards), lead)
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
