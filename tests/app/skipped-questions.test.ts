import { describe, expect, test } from 'vitest'
import { finishInterview, interviewOf } from '../../src/app/interviews.ts'
import { followFacts } from '../../src/app/kit-facts.ts'
import { followKits } from '../../src/app/kits.ts'
import { saveDraft, submitCard } from '../../src/app/scorecards.ts'
import { InterviewId, PersonId } from '../../src/core/ids.ts'
import { contextOf } from '../../src/core/kits/draw-for.ts'
import { skippedOrNot } from '../../src/core/kits/skipped.ts'
import { minutesOf } from '../../src/core/time.ts'
import { applied } from '../support/booking.ts'
import { EVIDENCE, wholeCard } from '../support/filled.ts'
import { idsOf, kitWorld, withKit } from '../support/kit-world.ts'
import { systemsQuestions } from '../support/kits.ts'
import { at, span } from '../support/time.ts'
import { ana, bo, type World } from '../support/world.ts'

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
