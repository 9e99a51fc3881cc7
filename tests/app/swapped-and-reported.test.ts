import { describe, expect, test } from 'vitest'
import { finishInterview } from '../../src/app/interviews.ts'
import {
  alternativesTo,
  followKits,
  kitOf,
  reportLeakedOrWrong,
  settleReport,
  swapQuestion,
} from '../../src/app/kits.ts'
import { DAY_MINUTES } from '../../src/core/time.ts'
import { eleven, idsOf, kitWorld, nextDay, owed, withKit } from '../support/kit-world.ts'
import { systemsQuestions } from '../support/kits.ts'
import { admin, ana, bo } from '../support/world.ts'

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
