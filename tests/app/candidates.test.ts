import { describe, expect, test } from 'vitest'
import { applicationOf, apply, withdrawApplication } from '../../src/app/applications.ts'
import { candidatePage, candidatesFor } from '../../src/app/candidate-page.ts'
import { addCandidate, editCandidate } from '../../src/app/candidates.ts'
import { bookOffer, proposeTimes } from '../../src/app/scheduling.ts'
import { answerScreening, goOnAllTheSame, screeningState } from '../../src/app/screening.ts'
import { PlanText } from '../../src/core/plans.ts'
import { ClockTime, LocalDate } from '../../src/core/time.ts'
import { applied, mila, opening, proposed } from '../support/booking.ts'
import { belgrade } from '../support/time.ts'
import { admin, ana, bo, plan, type World, world } from '../support/world.ts'

const refused = (code: string) => ({ reason: expect.objectContaining({ code }) })

/** A world whose plan asks how long somebody can come, and where they used what they know. */
async function asking(): Promise<World> {
  const { screening } = PlanText.shape
  const questions = screening.parse([
    { key: 'weeks', ask: 'For how many weeks?', kind: 'number', unit: 'weeks', min: 12 },
    { key: 'where-used', ask: 'Where did you use them?', kind: 'text' },
    {
      key: 'languages',
      ask: 'Which language?',
      kind: 'one of',
      options: ['Go', 'Rust'],
      languages: { Go: ['go'], Rust: ['rust'] },
    },
  ])
  return { ...(await world()), plans: [{ ...plan, screening: questions }] }
}

describe('mail', () => {
  test('two recruiters who add one address at once add one candidate', async () => {
    const deps = await world()
    const adding = [1, 2, 3].map(() => addCandidate(deps, admin, opening, mila))
    const results = await Promise.allSettled(adding)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const reasons = results.flatMap((r) => (r.status === 'rejected' ? [r.reason] : []))
    expect(reasons).toEqual([
      expect.objectContaining(refused('mail-taken')),
      expect.objectContaining(refused('mail-taken')),
    ])
    expect(await deps.store.findCandidates('', 9)).toHaveLength(1)
  })

  test('of two recruiters who give two candidates one address at once, one is refused', async () => {
    const deps = await world()
    const mails = ['a@example.org', 'b@example.org', 'c@example.org']
    const all = await Promise.all(
      mails.map((mail) => addCandidate(deps, admin, opening, { ...mila, mail })),
    )
    const results = await Promise.allSettled(
      all.map(({ candidate }) => editCandidate(deps, admin, candidate, mila)),
    )
    const reasons = results.flatMap((r) => (r.status === 'rejected' ? [r.reason] : []))
    expect(reasons).toEqual([
      expect.objectContaining(refused('mail-taken')),
      expect.objectContaining(refused('mail-taken')),
    ])
  })

  test('an address is not taken over by editing, but one’s own may be written differently', async () => {
    const deps = await world()
    const { candidate: first } = await addCandidate(deps, admin, opening, mila)
    const { candidate: second } = await addCandidate(deps, admin, opening, {
      ...mila,
      mail: 'i@example.org',
    })
    await expect(editCandidate(deps, admin, second, mila)).rejects.toMatchObject(
      refused('mail-taken'),
    )
    await editCandidate(deps, admin, first, { ...mila, mail: 'Mila@example.org' })
    expect((await deps.store.candidate(first))?.mail).toBe('Mila@example.org')
  })
})

test('what is known of a candidate is in no log, only which of it changed', async () => {
  const deps = await world()
  const { candidate } = await addCandidate(deps, admin, opening, mila)
  await editCandidate(deps, admin, candidate, { ...mila, name: 'Mila K.', placeOfStudy: 'Bor' })
  const log = JSON.stringify(await deps.store.auditFrom(1, 99))
  expect(log).toContain('name placeOfStudy')
  expect(log).not.toMatch(/Mila K|Bor|mila@example/)
})

describe('withdrawing', () => {
  test('calls off what lies ahead, once', async () => {
    const deps = await world()
    const application = await applied(deps)
    await bookOffer(deps, admin, (await proposed(deps, application)).id, 0)
    await withdrawApplication(deps, admin, application.id)
    expect(await deps.store.interviewsOf(application.id)).toMatchObject([{ status: 'cancelled' }])
    expect(await applicationOf(deps, application.id)).toMatchObject({ status: 'withdrawn' })
    await expect(withdrawApplication(deps, admin, application.id)).rejects.toMatchObject(
      refused('too-late'),
    )
  })

  test('leaves the way open to apply again', async () => {
    const deps = await world()
    const { id, candidate } = await applied(deps)
    await withdrawApplication(deps, admin, id)
    expect((await apply(deps, admin, candidate, opening)).id).not.toBe(id)
  })
})

test('who leads nothing sees nobody and changes nothing', async () => {
  const deps = await asking()
  const { id, candidate } = await applied(deps)
  const tries = [
    candidatesFor(deps, ana, '', 9),
    candidatePage(deps, ana, candidate),
    editCandidate(deps, ana, candidate, mila),
    withdrawApplication(deps, ana, id),
    answerScreening(deps, ana, id, []),
    goOnAllTheSame(deps, ana, id, { question: 'weeks', reason: 'she is very good' }),
  ]
  const denied = { status: 'rejected', reason: refused('not-allowed') }
  for (const each of await Promise.allSettled(tries)) expect(each).toMatchObject(denied)
})

test('a lead sees what belongs to their openings, of a candidate who is in others too', async () => {
  const deps = await world()
  const { candidate } = await applied(deps)
  const [known] = await deps.store.openings()
  if (!known) throw new Error('there is an opening')
  const other = {
    ...known,
    id: `${opening}-2` as typeof opening,
    rev: 0,
    leads: [bo],
    title: 'Other',
  }
  await deps.store.commit({ openings: [other], deeds: [] })
  await expect(candidatePage(deps, bo, candidate)).rejects.toMatchObject(refused('not-allowed'))
  await apply(deps, admin, candidate, other.id)
  const { applications } = await candidatePage(deps, bo, candidate)
  expect(applications.map((shown) => shown.opening.title)).toEqual(['Other'])
})

describe('screening', () => {
  const times = {
    stage: 'screen',
    kinds: ['screen'],
    possible: {
      first: LocalDate.parse('2027-03-08'),
      last: LocalDate.parse('2027-03-12'),
      from: ClockTime.parse('09:00'),
      to: ClockTime.parse('17:00'),
      zone: belgrade,
      days: [1, 2, 3, 4, 5],
    },
    offers: 1,
  }

  test('an answer that rules a candidate out stops the search for times until somebody goes on all the same', async () => {
    const deps = await asking()
    const { id } = await applied(deps)
    await answerScreening(deps, admin, id, [{ question: 'weeks', value: 10 }])
    await expect(proposeTimes(deps, admin, { ...times, application: id })).rejects.toMatchObject({
      reason: {
        code: 'screened-out',
        questions: ['For how many weeks? 10 weeks; at least 12 are needed.'],
      },
    })
    const thin = goOnAllTheSame(deps, admin, id, { question: 'weeks', reason: 'ok' })
    await expect(thin).rejects.toMatchObject(refused('bad-field'))
    await goOnAllTheSame(deps, admin, id, { question: 'weeks', reason: 'The lead agreed to ten.' })
    expect((await proposeTimes(deps, admin, { ...times, application: id })).offers).toEqual([])
  })

  test('another answer needs another reason', async () => {
    const deps = await asking()
    const { id } = await applied(deps)
    await answerScreening(deps, admin, id, [{ question: 'weeks', value: 10 }])
    await goOnAllTheSame(deps, admin, id, { question: 'weeks', reason: 'The lead agreed to ten.' })
    await answerScreening(deps, admin, id, [{ question: 'weeks', value: 4 }])
    const { against, passedOver } = await screeningState(deps, await applicationOf(deps, id))
    expect([against.length, passedOver.length]).toEqual([1, 0])
  })

  test('languages that are declared become the candidate’s, and the log holds no answer', async () => {
    const deps = await asking()
    const { id, candidate } = await applied(deps)
    await answerScreening(deps, admin, id, [
      { question: 'languages', value: 'Rust' },
      { question: 'where-used', value: 'At the observatory' },
    ])
    expect((await deps.store.candidate(candidate))?.languages).toEqual(['rust'])
    expect((await deps.store.auditOf(id)).at(-1)?.after).toEqual({
      questions: 'languages where-used',
    })
    expect(JSON.stringify(await deps.store.auditFrom(1, 99))).not.toContain('observatory')
  })

  test('saving the same answers again changes nothing', async () => {
    const deps = await asking()
    const { id } = await applied(deps)
    const answers = [{ question: 'weeks', value: 16 }]
    await answerScreening(deps, admin, id, answers)
    const { rev } = await applicationOf(deps, id)
    await answerScreening(deps, admin, id, answers)
    expect((await applicationOf(deps, id)).rev).toBe(rev)
  })
})
