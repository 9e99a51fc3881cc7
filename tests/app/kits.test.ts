import { describe, expect, test } from 'vitest'
import { editCandidate } from '../../src/app/candidates.ts'
import {
  cancelInterview,
  finishInterview,
  interviewOf,
  noteNoShow,
  takeBackNoShow,
} from '../../src/app/interviews.ts'
import { doItself } from '../../src/app/itself.ts'
import { kitSheet, sheetFor } from '../../src/app/kit-sheet.ts'
import { followKits, kitOf } from '../../src/app/kits.ts'
import { choicesOf } from '../../src/core/kits/choice.ts'
import { drawKit } from '../../src/core/kits/draw.ts'
import { DrawFacts } from '../../src/core/kits/draw-facts.ts'
import { DAY_MINUTES, later, minutesOf } from '../../src/core/time.ts'
import { applied, mila } from '../support/booking.ts'
import { bookedScreen, idsOf, kitWorld, nextDay, owed, withKit } from '../support/kit-world.ts'
import { systemsQuestions } from '../support/kits.ts'
import { at } from '../support/time.ts'
import { admin, ana, petra, type World } from '../support/world.ts'

/** Does what the bot owes itself about an interview. */
async function settle(deps: World): Promise<void> {
  const due = await deps.store.claimDue(deps.now(), 200)
  for (const notice of due.filter(({ channel }) => channel === 'self')) await doItself(deps, notice)
}

describe('the kit of an interview', () => {
  test('is drawn by what a booking owes, with texts, the candidate’s record and a deed', async () => {
    const deps = await kitWorld()
    const interview = await bookedScreen(deps)
    await settle(deps)
    const kit = await kitOf(deps, interview.id)
    expect(kit).toMatchObject({ status: 'drawn', short: [], blueprint: { items: 4 } })
    expect(kit.questions).toHaveLength(4)
    expect(await deps.store.askingsOf(interview.candidate)).toMatchObject(
      idsOf(kit)
        .toSorted()
        .map((question) => ({ question, status: 'planned', at: interview.span.start })),
    )
    const kept = await deps.store.keptQuestions(
      kit.questions.map((q) => `${q.question}@${q.version}`),
    )
    expect(kept).toHaveLength(4)
    expect(await deps.store.auditOf(kit.id)).toMatchObject([{ actor: 'system', verb: 'draw' }])
  })

  test('can be drawn again from what was stored with it', async () => {
    const deps = await kitWorld()
    const { kit } = await withKit(deps)
    const facts = DrawFacts.parse(kit.draw)
    expect(drawKit(choicesOf(deps.bank), facts).questions).toEqual(kit.questions)
  })

  test('is drawn once, however often the bot is reminded', async () => {
    const deps = await kitWorld()
    const { interview, kit } = await withKit(deps)
    await Promise.all([1, 2, 3].map(() => followKits(deps, interview.id)))
    expect(await kitOf(deps, interview.id)).toEqual(kit)
    expect(await deps.store.auditOf(kit.id)).toHaveLength(1)
  })

  test('counts as asked again once a no-show that was a mistake is taken back', async () => {
    const deps = await kitWorld()
    const { interview } = await withKit(deps)
    const states = async () => {
      await followKits(deps, interview.id)
      const askings = await deps.store.askingsOf(interview.candidate)
      return [...new Set(askings.map(({ status }) => status))]
    }
    deps.wait(10 * 24 * 60)
    await noteNoShow(deps, admin, interview.id, 'candidate', '')
    expect(await states()).toEqual(['dropped'])
    await takeBackNoShow(deps, admin, interview.id)
    expect(await states()).toEqual(['asked'])
  })

  test('is given up with a cancelled interview, and its questions may be drawn again', async () => {
    const deps = await kitWorld(systemsQuestions(4))
    const application = await applied(deps)
    const { interview, kit } = await withKit(deps, undefined, { application })
    await cancelInterview(deps, admin, interview.id, 'The opening is closed.')
    await followKits(deps, interview.id)
    const dropped = await deps.store.askingsOf(interview.candidate)
    expect(dropped.map(({ status }) => status)).toEqual(Array(4).fill('dropped'))
    const next = await withKit(deps, nextDay, { application })
    expect(idsOf(next.kit).toSorted()).toEqual(idsOf(kit).toSorted())
  })

  test('counts as met once the interview is done', async () => {
    const deps = await kitWorld()
    const { interview } = await withKit(deps)
    deps.wait(30 * DAY_MINUTES)
    await finishInterview(deps, interview.id)
    await followKits(deps, interview.id)
    expect((await kitOf(deps, interview.id)).status).toBe('used')
    const met = await deps.store.askingsOf(interview.candidate)
    expect(new Set(met.map(({ status }) => status))).toEqual(new Set(['asked']))
  })

  test('loses a question in a language the candidate no longer declares, and its panel hears of it', async () => {
    const deps = await kitWorld([
      ...systemsQuestions(3),
      { ...systemsQuestions(4)[3], languages: ['go'] },
      { ...systemsQuestions(5)[4] },
    ])
    const { interview, kit } = await withKit(deps)
    const hadGo = idsOf(kit).includes('sys-made-up-004')
    await editCandidate(deps, admin, interview.candidate, {
      ...mila,
      mail: null,
      languages: ['rust'],
    })
    await settle(deps)
    const next = await kitOf(deps, interview.id)
    expect(idsOf(next)).not.toContain('sys-made-up-004')
    expect(next.questions).toHaveLength(4)
    expect(next.status).toBe(hadGo ? 'changed' : 'drawn')
  })

  test('that the banks cannot fill stands as full as it can be, and the recruiter reads what is missing', async () => {
    const deps = await kitWorld(systemsQuestions(2))
    const { interview, kit } = await withKit(deps)
    expect(kit.questions).toHaveLength(2)
    expect(kit.short).toMatchObject([{ what: 'competency', wanted: 4, found: 2 }])
    expect((await owed(deps)).map(({ to, body }) => [to, body])).toContainEqual([
      admin,
      { kind: 'kit short', interview: interview.id },
    ])
  })

  test('reaches its panel a day and a quarter of an hour before', async () => {
    const deps = await kitWorld()
    const { interview } = await withKit(deps)
    const shows = (await owed(deps)).filter(
      ({ body }) => 'surface' in body && body.surface === 'kit',
    )
    const { start } = interview.span
    expect(shows.map(({ to, due, body }) => [to, due, body.kind])).toEqual([
      [ana, later(start, -DAY_MINUTES), 'show'],
      [ana, later(start, -15), 'show'],
    ])
  })

  test('drawn late in the evening reaches its panel in the morning, and not at night', async () => {
    const deps = await kitWorld()
    const { interview } = await withKit(deps)
    deps.wait(minutesOf({ start: deps.now(), end: at('2027-03-08T23:00') }))
    await owed(deps)
    await deps.store.commit({ interviews: [{ ...interview, version: 1 }], deeds: [] })
    await followKits(deps, interview.id)
    const [first] = (await owed(deps)).filter(({ key }) => key.startsWith('show:kit:'))
    expect(first?.due).toBe(at('2027-03-09T08:00'))
  })

  test('shrinks to a line once the interview is over', async () => {
    const deps = await kitWorld()
    const { interview } = await withKit(deps)
    deps.wait(minutesOf({ start: deps.now(), end: interview.span.end }))
    await owed(deps)
    await finishInterview(deps, interview.id)
    await followKits(deps, interview.id)
    const shows = (await owed(deps)).filter(({ key }) => key.startsWith('show:kit:'))
    expect(shows.map(({ to, due }) => [to, due])).toEqual([[ana, interview.span.end]])
  })
})

describe('keys are seen', () => {
  test('by who sits in the interview, not by the recruiter, and a stranger sees no kit', async () => {
    const deps = await kitWorld()
    const { interview } = await withKit(deps)
    expect((await kitSheet(deps, ana, interview.id))?.seesKeys).toBe(true)
    expect((await kitSheet(deps, admin, interview.id))?.seesKeys).toBe(false)
    await expect(kitSheet(deps, petra, interview.id)).rejects.toMatchObject({
      reason: { code: 'not-allowed', verb: 'see a kit' },
    })
  })

  test('no longer by who has left the panel', async () => {
    const deps = await kitWorld()
    const { interview } = await withKit(deps)
    const current = await interviewOf(deps, interview.id)
    const left = current.panel.map((place) => ({ ...place, rsvp: 'declined' as const }))
    await deps.store.commit({ interviews: [{ ...current, panel: left }], deeds: [] })
    expect((await sheetFor(deps, ana, interview.id))?.seesKeys).toBe(false)
    await expect(kitSheet(deps, ana, interview.id)).rejects.toMatchObject({
      reason: { code: 'not-allowed' },
    })
  })
})
