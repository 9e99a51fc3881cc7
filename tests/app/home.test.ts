import { describe, expect, test } from 'vitest'
import { homeFor } from '../../src/app/home.ts'
import { setGrants, setOpening } from '../../src/app/interviewers.ts'
import { someone } from '../../src/app/people.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { unsealingId } from '../../src/core/scorecards/unsealing.ts'
import { DAY_MINUTES, later } from '../../src/core/time.ts'
import { homeView } from '../../src/slack/blocks/home.ts'
import { homePage } from '../../src/slack/home.ts'
import { draftBy } from '../support/assessment.ts'
import { applied, opening } from '../support/booking.ts'
import { held } from '../support/cards.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'
import { admin, ana, bo, petra, type World, world } from '../support/world.ts'

/** Petra recruits, Ana leads, Bo sits on panels and wants two interviews a week. */
async function town(): Promise<World> {
  const deps = await world({ now: '2027-03-09T08:00' })
  for (const who of [ana, bo, petra]) await someone(deps, who)
  await setGrants(deps, admin, petra, ['recruiter'])
  await setOpening(deps, admin, opening, {
    ...{ leads: [ana], recruiters: [petra], channel: null, status: 'open' },
  })
  const people = (await deps.store.people()).map((one) => ({
    ...one,
    settledIn: one.id !== petra,
    capPerWeek: one.id === bo ? 2 : null,
  }))
  await deps.store.commit({ people, deeds: [] })
  return deps
}

/** Somebody's interview with Bo, so many days from now. */
async function interviewIn(
  deps: World,
  days: number,
  name: string,
  changes: Partial<Interview> = {},
): Promise<Interview> {
  const { id: application, candidate } = await applied(deps)
  const start = later(deps.now(), days * DAY_MINUTES + 60)
  const interview = held(name, [{ person: bo, rsvp: days > 0 ? 'asked' : 'accepted' }], {
    ...{ rev: 0, application, candidate, opening, bookedBy: petra },
    ...{ span: { start, end: later(start, 60) }, status: days > 0 ? 'booked' : 'done', ...changes },
  })
  await deps.store.commit({ interviews: [interview], deeds: [] })
  return interview
}

/** One candidate of each state: asked for, met and without a card, to be decided, and forgotten. */
async function busy(): Promise<World> {
  const deps = await town()
  await interviewIn(deps, 1, 'ahead')
  await interviewIn(deps, -3, 'owed')
  const met = await interviewIn(deps, -4, 'met')
  const unsealing = {
    ...{ id: unsealingId(met.application, 'screen'), rev: 0, application: met.application },
    ...{ stage: 'screen', rule: 'all in' as const, by: 'system' as const, reason: '', missing: [] },
  }
  await deps.store.commit({
    scorecards: [{ ...draftBy(bo, met), status: 'submitted' }],
    unsealings: [{ ...unsealing, at: later(deps.now(), -DAY_MINUTES) }],
    deeds: [],
  })
  await applied(deps)
  deps.wait(2 * 60)
  return deps
}

async function seen(deps: World, who: typeof ana) {
  const view = JSON.parse(JSON.stringify(homeView(await homeFor(deps, who))))
  const headers = view.blocks.flatMap((block: { type: string; text?: { text: string } }) =>
    block.type === 'header' ? [block.text?.text] : [],
  )
  return { view, headers, words: wordsOf(view), buttons: buttonsOf(view) }
}

describe('Home shows, by permission', () => {
  test('a panellist their next interviews, the cards they owe and their week against their cap', async () => {
    const { headers, words, buttons } = await seen(await busy(), bo)
    expect(headers).toEqual(['My interviews', 'Scorecards I owe', 'My week'])
    expect(words).toContain('*Mila Kovač* · Screen · Intern\nWed 10 Mar, 13:30-14:30 Kolkata')
    expect(words).toMatch(/^1 of 2 this week/m)
    expect(buttons).toEqual([
      ...['Kit', 'Accept', "I can't make it", 'Fill my scorecard', 'Pause'],
      ...['My hours and zone', 'My digest', 'My load', 'How I rate'],
    ])
  })

  test('a lead what is to decide, whose cards are late, and their openings in numbers', async () => {
    const { headers, words, buttons } = await seen(await busy(), ana)
    expect(headers).toEqual([
      ...['Decisions', 'Overdue scorecards', 'My interviews', 'My week', 'Scheduling'],
      'My openings',
    ])
    expect(words).toContain('*Decide*  Mila Kovač')
    expect(words).toContain(`*Overdue*  <@${bo}>`)
    expect(words).toContain('*Intern*\nScreen *4*')
    expect(buttons).toEqual(expect.arrayContaining(['Open debrief', 'Nudge Bo Bose']))
  })

  test('a recruiter who has not answered, until when, and who waits for a next step; first a welcome', async () => {
    const deps = await busy()
    const soon = later(deps.now(), 22 * 60 + 30)
    const [ahead] = await deps.store.unsettled({ openings: [opening] }, deps.now())
    if (!ahead) throw new Error('one waits')
    const panel = ahead.panel.map((place) => ({ ...place, expiresAt: soon }))
    await deps.store.commit({ interviews: [{ ...ahead, panel }], deeds: [] })
    deps.wait(22 * 60)
    const { headers, words } = await seen(deps, petra)
    expect(headers).toEqual([
      ...['Welcome', 'My interviews', 'My week', 'Scheduling', 'No next step', 'My openings'],
    ])
    expect(words).toContain(`Waiting for <@${bo}> · passes on at 08:30 Belgrade`)
    expect(words).toContain('*No next step*  Mila Kovač · waits for 24 h')
  })

  test('an admin how the bot is, on top, and the audit log', async () => {
    const deps = await busy()
    const { view, headers } = await seen(deps, admin)
    expect(wordsOf({ blocks: [view.blocks[0]] })).toMatch(
      /^Loopwright \S+, Node \S+ · messages waiting: \d+, none given up · database: [\d.]+ MB · last backup: never$/,
    )
    expect(headers.at(-1)).toBe('Audit log')
  })
})

describe('a Home with more than it has room for', () => {
  /** Bo sits in thirty interviews of thirty openings that he leads, and nobody has answered anything. */
  async function full(): Promise<World> {
    const deps = await town()
    await setGrants(deps, admin, bo, ['admin', 'recruiter', 'auditor'])
    const [known] = await deps.store.openings()
    if (!known) throw new Error('an opening')
    const openings = Array.from({ length: 30 }, (_, n) => ({
      ...{ ...known, id: `${opening}${n}` as typeof opening, rev: 0, leads: [bo] },
      title: `Opening ${n}`,
    }))
    await deps.store.commit({ openings, deeds: [] })
    const mine = openings[0]?.id ?? opening
    for (let n = 0; n < 30; n++) {
      const panel = [bo, ana].flatMap((person) => held('x', [{ person, rsvp: 'asked' }]).panel)
      await interviewIn(deps, 1 + n / 2, `ahead${n}`, { opening: mine, panel })
      await interviewIn(deps, -3, `owed${n}`, { opening: mine, panel: held('x', [bo, ana]).panel })
    }
    return deps
  }

  test('keeps every part of it within the hundred blocks that Slack takes, and has pages for the rest', async () => {
    const deps = await full()
    const { view, headers, buttons } = await seen(deps, bo)
    expect(view.blocks.length).toBeLessThan(100)
    expect(headers.at(-1)).toBe('Audit log')
    // Interviews, cards, who has not answered, openings; about others' cards Bo is blind as long as he owes his.
    expect(buttons.filter((label) => label === 'See all 30')).toHaveLength(4)
    for (const list of ['coming', 'unconfirmed', 'openings', 'card']) {
      const pages = await Promise.all([0, 1].map((number) => homePage(deps, bo, list, number)))
      const lines = pages.map(({ blocks }) => blocks.filter(({ type }) => type === 'section'))
      expect(lines.map(({ length }) => length)).toEqual([20, 10])
      expect(new Set(lines.flat().map((line) => JSON.stringify(line))).size).toBe(30)
      expect(pages.map((page) => buttonsOf(JSON.parse(JSON.stringify(page))).at(-1))).toEqual([
        'More',
        'Back',
      ])
    }
  })
})
