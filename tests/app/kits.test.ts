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
import { followFacts } from '../../src/app/kit-facts.ts'
import { kitSheet, sheetFor } from '../../src/app/kit-sheet.ts'
import {
  alternativesTo,
  followKits,
  kitOf,
  reportLeakedOrWrong,
  settleReport,
  swapQuestion,
} from '../../src/app/kits.ts'
import { saveDraft, submitCard } from '../../src/app/scorecards.ts'
import { InterviewId, PersonId } from '../../src/core/ids.ts'
import { choicesOf } from '../../src/core/kits/choice.ts'
import { drawKit } from '../../src/core/kits/draw.ts'
import { DrawFacts } from '../../src/core/kits/draw-facts.ts'
import { contextOf } from '../../src/core/kits/draw-for.ts'
import { skippedOrNot } from '../../src/core/kits/skipped.ts'
import { DAY_MINUTES, later, minutesOf } from '../../src/core/time.ts'
import { applied, mila } from '../support/booking.ts'
import { EVIDENCE, wholeCard } from '../support/filled.ts'
import { bookedScreen, kitWorld, withKit } from '../support/kit-world.ts'
import { systemsQuestions } from '../support/kits.ts'
import { at, span } from '../support/time.ts'
import { admin, ana, bo, petra, type World } from '../support/world.ts'

const idsOf = ({ questions }: { readonly questions: readonly { readonly question: string }[] }) =>
  questions.map(({ question }) => question)

/** Everything that is to be said or done by the end of the year. */
async function owed(deps: World) {
  const all: Awaited<ReturnType<typeof deps.store.claimDue>> = []
  // Only a few of each conversation are handed out at a time.
  for (let i = 0; i < 20; i++) {
    const some = await deps.store.claimDue(at('2027-12-31T00:00'), 200)
    all.push(...some)
    for (const one of some) await deps.store.markSent(one, 'read')
  }
  return all
}

/** Does what the bot owes itself about an interview. */
async function settle(deps: World): Promise<void> {
  const due = await deps.store.claimDue(deps.now(), 200)
  for (const notice of due.filter(({ channel }) => channel === 'self')) await doItself(deps, notice)
}

const eleven = span('2027-03-09T11:00', '2027-03-09T12:00')
const nextDay = span('2027-03-10T10:00', '2027-03-10T11:00')

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

describe('a question there was no time for', () => {
  const when = at('2027-03-10T12:00')
  /** A screen that is over, with cards that say of each of its questions whether it was asked. */
  async function over(
    deps: World,
    asked: Readonly<Record<string, readonly ('yes' | 'no time')[]>>,
  ) {
    const application = await applied(deps)
    const people = Object.keys(asked).map((who) => PersonId.parse(who))
    const { interview, kit } = await withKit(deps, undefined, { application })
    const [place] = interview.panel
    if (!place) throw new Error('somebody sits in it')
    const panel = people.map((person) => ({ ...place, person }))
    await deps.store.commit({ interviews: [{ ...interview, panel }], deeds: [] })
    deps.wait(minutesOf({ start: deps.now(), end: when }))
    await finishInterview(deps, interview.id)
    await followKits(deps, interview.id)
    const done = await interviewOf(deps, interview.id)
    for (const who of people) {
      const fields = Object.fromEntries(
        kit.questions.flatMap(({ question }, i) => answered(question, asked[who]?.[i] ?? 'yes')),
      )
      await saveDraft(deps, who, done.id, { fields: { ...wholeCard, ...fields }, form: 'V1' })
      await submitCard(deps, who, done.id)
    }
    const askings = await deps.store.askingsOf(interview.candidate)
    const statuses = kit.questions.map(
      ({ question }) => askings.find((one) => one.question === question)?.status,
    )
    return { application, interview: done, kit, statuses }
  }
  const answered = (question: string, asked: string) =>
    Object.entries({ asked, ...(asked === 'yes' && { rating: '3', evidence: EVIDENCE }) }).map(
      ([name, value]) => [`question:${question}:${name}`, value] as const,
    )

  test('does not count as asked, and may be drawn in a later loop but not in its own', async () => {
    const deps = await kitWorld(systemsQuestions(7))
    const { application, interview, kit, statuses } = await over(deps, {
      [ana]: ['yes', 'no time', 'yes', 'yes'],
    })
    expect(statuses).toEqual(['asked', 'skipped', 'asked', 'asked'])
    const { opening, stage, kind } = interview
    const exposure = await deps.store.exposure({
      opening,
      stage,
      kind,
      since: at('2027-01-01T00:00'),
    })
    expect(exposure.interviews).toBe(1)
    expect(Object.keys(exposure.asked)).toHaveLength(3)
    const facts = await followFacts(deps, interview.id)
    const [own] = facts.interviews
    if (!own) throw new Error('it has a kit')
    const other = { ...own, interview: { ...own.interview, id: InterviewId.parse('int_other') } }
    const known = { askings: facts.askings, topics: {} }
    expect(contextOf(other, facts, known).met.toSorted()).toEqual(idsOf(kit).toSorted())
    const friday = span('2027-03-12T10:00', '2027-03-12T11:00')
    const next = await withKit(deps, friday, { application })
    expect(idsOf(next.kit)).toContain(kit.questions[1]?.question)
    expect(next.kit.short).toEqual([])
  })

  test('counts as asked while one of the panel says that they asked it', async () => {
    const { statuses } = await over(await kitWorld(), {
      [ana]: ['no time', 'no time', 'yes', 'yes'],
      [bo]: ['yes', 'no time', 'yes', 'no time'],
    })
    expect(statuses).toEqual(['asked', 'skipped', 'asked', 'asked'])
  })

  test('counts as asked again once its card is taken back', async () => {
    const deps = await kitWorld()
    const { interview } = await over(deps, { [ana]: ['yes', 'no time', 'yes', 'yes'] })
    const cards = await deps.store.cardsOf(interview.application)
    const askings = await deps.store.askingsOf(interview.candidate)
    expect(skippedOrNot(interview, cards, askings)).toEqual([])
    const back = cards.map((card) => ({ ...card, status: 'withdrawn' as const }))
    expect(skippedOrNot(interview, back, askings)).toMatchObject([{ status: 'asked' }])
  })
})

/** Every working hour of three days. */
const HOURS = Array.from({ length: 24 }, (_, i) => {
  const start = later(at(`2027-03-${15 + (i % 3)}T09:00`), Math.floor(i / 3) * 60)
  return { start, end: later(start, 60) }
})

describe('no question is asked twice', () => {
  test('of one candidate, when two of their interviews are drawn at one moment', async () => {
    const deps = await kitWorld()
    const application = await applied(deps)
    const first = await bookedScreen(deps, undefined, { application })
    const second = await bookedScreen(deps, nextDay, { application })
    await Promise.all([first, second, first, second].map(({ id }) => followKits(deps, id)))
    const kits = await Promise.all([first, second].map(({ id }) => kitOf(deps, id)))
    expect(new Set(kits.flatMap(idsOf)).size).toBe(8)
  })

  test('in one round, when many of its kits are drawn at one moment, none of them in vain', async () => {
    const deps = await kitWorld(systemsQuestions(40))
    const ids: InterviewId[] = []
    for (const hour of HOURS) ids.push((await bookedScreen(deps, hour)).id)
    let commits = 0
    const commit: World['store']['commit'] = (changes) => {
      commits++
      return deps.store.commit(changes)
    }
    const counting = { ...deps, store: { ...deps.store, commit } }
    await Promise.all(ids.map((id) => followKits(counting, id)))
    expect(commits).toBe(ids.length)
    const kits = await Promise.all(ids.map((id) => kitOf(deps, id)))
    expect(kits.map(({ short }) => short)).toEqual(ids.map(() => []))
  })

  test('by more interviews of a stage than a third of those that there are', async () => {
    const deps = await kitWorld(systemsQuestions(40))
    const ids: InterviewId[] = []
    const drawn: InterviewId[] = []
    for (const hour of HOURS) ids.push((await bookedScreen(deps, hour)).id)
    while (drawn.length < ids.length) {
      const some = ids.slice(drawn.length, drawn.length + 6)
      await Promise.all(some.map((id) => followKits(deps, id)))
      drawn.push(...some)
    }
    const all = (await Promise.all(ids.map((id) => kitOf(deps, id)))).flatMap(idsOf)
    const most = Math.max(...[...new Set(all)].map((id) => all.filter((one) => one === id).length))
    expect(most).toBeLessThanOrEqual(12)
    expect(new Set(all).size).toBeGreaterThan(12)
  })
})

describe('a question swapped', () => {
  test('gives way to one of the same competency, about as hard, with the reason kept', async () => {
    const deps = await kitWorld()
    const { interview, kit } = await withKit(deps)
    const [out] = kit.questions
    if (!out) throw new Error('a kit has questions')
    const offered = await alternativesTo(deps, ana, interview.id, out.question)
    for (const one of offered) {
      expect(one.competency).toBe(out.competency)
      expect(Math.abs(one.difficulty - out.difficulty)).toBeLessThanOrEqual(1)
      expect(idsOf(kit)).not.toContain(one.question)
    }
    const [into] = offered
    if (!into) throw new Error('there are others')
    const how = { out: out.question, into: into.question, reason: 'I asked it last week.' }
    await swapQuestion(deps, ana, interview.id, how)
    const next = await kitOf(deps, interview.id)
    expect(idsOf(next)).toEqual(idsOf(kit).map((id) => (id === out.question ? into.question : id)))
    expect(next.swaps).toMatchObject([{ by: ana, reason: 'I asked it last week.' }])
    const askings = await deps.store.askingsOf(interview.candidate)
    expect(askings.find(({ question }) => question === out.question)?.status).toBe('dropped')
    expect(askings.find(({ question }) => question === into.question)?.status).toBe('planned')
  })

  test('is refused for a question that was not offered, once the interview is over, and to strangers', async () => {
    const deps = await kitWorld()
    const { interview, kit } = await withKit(deps)
    const [out, other] = kit.questions
    if (!out || !other) throw new Error('a kit has questions')
    const how = { out: out.question, into: other.question, reason: '' }
    await expect(swapQuestion(deps, ana, interview.id, how)).rejects.toMatchObject({
      reason: { code: 'not-found' },
    })
    await expect(swapQuestion(deps, bo, interview.id, how)).rejects.toMatchObject({
      reason: { code: 'not-allowed', verb: 'swap a question' },
    })
    deps.wait(30 * DAY_MINUTES)
    await finishInterview(deps, interview.id)
    await expect(swapQuestion(deps, ana, interview.id, how)).rejects.toMatchObject({
      reason: { code: 'too-late' },
    })
  })

  test('in the middle of an interview counts as met: it may have been asked', async () => {
    const deps = await kitWorld()
    const { interview, kit } = await withKit(deps)
    const [out] = kit.questions
    if (!out) throw new Error('a kit has questions')
    deps.wait((interview.span.start - deps.now()) / 60_000 + 20)
    const [into] = await alternativesTo(deps, ana, interview.id, out.question)
    if (!into) throw new Error('there are others')
    await swapQuestion(deps, ana, interview.id, {
      out: out.question,
      into: into.question,
      reason: 'Known',
    })
    const askings = await deps.store.askingsOf(interview.candidate)
    expect(askings.find(({ question }) => question === out.question)?.status).toBe('planned')
  })
})

describe('a question reported as leaked', () => {
  test('is out of every kit at once, and the panels of the others hear of it', async () => {
    const deps = await kitWorld(systemsQuestions(8))
    const one = await withKit(deps)
    const two = await withKit(deps, eleven, { people: [bo] })
    const shared = idsOf(one.kit).find((id) => idsOf(two.kit).includes(id))
    const asked = one.kit.questions.find(({ question }) => question === shared)
    if (!asked) throw new Error('interviews of one day share a form')
    await reportLeakedOrWrong(deps, ana, one.interview.id, {
      question: asked.question,
      kind: 'leaked',
      note: 'On a forum',
    })
    for (const { interview } of [one, two]) {
      const next = await kitOf(deps, interview.id)
      expect(idsOf(next)).not.toContain(asked.question)
      expect(next.questions).toHaveLength(4)
      expect(next.swaps).toMatchObject([{ by: 'system', reason: 'reported' }])
    }
    expect(await deps.store.questionReports()).toMatchObject([
      { question: asked.question, kind: 'leaked', note: 'On a forum', by: ana, settled: null },
    ])
    // The bot is reminded of it as well, which takes nothing back.
    for (const { interview } of [one, two]) await followKits(deps, interview.id)
    const heard = (await owed(deps)).filter(
      ({ body }) => body.kind === 'tell' && body.event === 'kit changed',
    )
    expect(heard.map(({ to }) => to).toSorted()).toEqual([ana, bo])
    const later = await withKit(deps, nextDay)
    expect(idsOf(later.kit)).not.toContain(asked.question)
  })

  test('may be drawn again once a recruiter has found that it holds', async () => {
    const deps = await kitWorld(systemsQuestions(4))
    const { interview, kit } = await withKit(deps)
    const [first] = kit.questions
    if (!first) throw new Error('a kit has questions')
    const about = { question: first.question, kind: 'wrong' as const, note: '' }
    await reportLeakedOrWrong(deps, ana, interview.id, about)
    expect(idsOf((await withKit(deps, eleven)).kit)).not.toContain(first.question)
    await expect(settleReport(deps, ana, first.question, '')).rejects.toMatchObject({
      reason: { code: 'not-allowed' },
    })
    await settleReport(deps, admin, first.question, 'The key is right.')
    expect(idsOf((await withKit(deps, nextDay)).kit)).toContain(first.question)
    expect(await deps.store.questionReports()).toMatchObject([
      { settled: { by: admin, note: 'The key is right.' } },
    ])
  })

  test('must be in the kit of whoever reports it, and strangers cannot', async () => {
    const deps = await kitWorld()
    const { interview, kit } = await withKit(deps)
    const stranger = [...deps.bank.keys()].find((id) => !idsOf(kit).includes(id))
    const [own] = kit.questions
    if (!stranger || !own) throw new Error('there are others')
    const about = { kind: 'wrong' as const, note: '' }
    await expect(
      reportLeakedOrWrong(deps, ana, interview.id, { ...about, question: stranger }),
    ).rejects.toMatchObject({ reason: { code: 'not-found' } })
    await expect(
      reportLeakedOrWrong(deps, bo, interview.id, { ...about, question: own.question }),
    ).rejects.toMatchObject({ reason: { code: 'not-allowed', verb: 'report a question' } })
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
