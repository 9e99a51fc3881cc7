import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/app/store.ts'
import type { Candidate } from '../../src/core/candidates.ts'
import type { Interview } from '../../src/core/interviews.ts'
import type { Body, Notice } from '../../src/core/notices.ts'
import type { PastRating } from '../../src/core/past-ratings.ts'
import { LocalDate } from '../../src/core/time.ts'
import { openStore } from '../../src/storage/store.ts'
import { applied, opening } from '../support/booking.ts'
import { cardBy, held } from '../support/cards.ts'
import { search } from '../support/debrief.ts'
import { sources } from '../support/sources.ts'
import { at } from '../support/time.ts'
import { admin, ana, bo, type World, world } from '../support/world.ts'

describe.each(Object.entries(sources))('%s', { timeout: 60_000 }, (_name, source) => {
  let store: Store
  let deps: World
  let interview: Interview
  let other: Interview

  /** Two interviews of two candidates, the id of one being the beginning of the other's. */
  beforeEach(async () => {
    store = await openStore(await source())
    deps = await world({ store })
    const [mine, theirs] = [await applied(deps), await applied(deps)]
    const of = ({ id: application, candidate }: typeof mine) => ({ rev: 0, application, candidate })
    interview = held('1', [ana], of(mine))
    other = held('12', [bo], of(theirs))
    await store.commit({
      interviews: [interview, other],
      scorecards: [cardBy(ana, interview), cardBy(bo, other)],
      deeds: [],
    })
  })
  afterEach(() => store.close())

  async function say(key: string, body: Body, receipt: string | undefined): Promise<void> {
    const notice: Notice = { key, channel: 'slack', to: ana, due: deps.now(), body }
    await store.commit({ notices: [notice], deeds: [] })
    const [claimed] = await store.claimDue(deps.now(), 1)
    if (claimed && receipt) await store.markSent(claimed, receipt)
  }

  const show = (of: Interview): Body => ({ kind: 'show', surface: 'invitation', interview: of.id })

  test('what was said about somebody is found by their ids, and nothing said about others', async () => {
    await say('show:a', show(interview), '1.1')
    await say('show:b', show(other), '2.2')
    await say(`nudge:${interview.id}:late`, { kind: 'say', text: 'hello' }, '3.3')
    await say('show:c', show(interview), 'not shown')
    await store.markPosted({
      key: `invitation:${interview.id}:${ana}`,
      channel: 'D0A',
      ts: '4.4',
      digest: '',
    })
    await store.markPosted({ key: `file:${interview.id}:F1`, channel: ana, ts: 'F1', digest: '' })
    await store.markPosted({ key: `file:${other.id}:F2`, channel: bo, ts: 'F2', digest: '' })
    const { told, filed } = await store.saidAbout([interview.id], deps.now())
    expect(told.toSorted((a, b) => (a.ts < b.ts ? -1 : 1))).toEqual([
      { to: ana, ts: '1.1' },
      { to: ana, ts: '3.3' },
      { to: 'D0A', ts: '4.4' },
    ])
    expect(filed).toEqual([{ to: ana, file: 'F1' }])
  })

  test('digests count from the day that somebody came on', async () => {
    const body: Body = { kind: 'say', text: '' }
    await say('x', body, '1.1')
    const date = '2027-03-01'
    const digest: Body = { kind: 'digest', date: LocalDate.parse(date) }
    await say('digest:1', digest, '2.2')
    const inChannel: Body = { kind: 'channel digest', opening, date: LocalDate.parse(date) }
    await say('digest:2', inChannel, '3.3')
    expect((await store.saidAbout([], deps.now())).told).toEqual([
      { to: ana, ts: '2.2' },
      { to: ana, ts: '3.3' },
    ])
    expect((await store.saidAbout([], at('2027-03-01T09:01'))).told).toEqual([])
  })

  test('forgetting deletes their records and what is owed about them, and leaves others alone', async () => {
    await say('show:sent', show(interview), '1.1')
    const owed: Notice = {
      key: 'show:owed',
      channel: 'slack',
      to: ana,
      due: at('2027-04-01T09:00'),
      body: show(interview),
    }
    const theirs: Notice = { ...owed, key: 'show:theirs', body: show(other) }
    await store.commit({ notices: [owed, theirs], deeds: [] })
    const candidate: Candidate | undefined = await store.candidate(interview.candidate)
    if (!candidate) throw new Error('she is there')
    const rating: PastRating = {
      id: 'past_1',
      rev: 0,
      candidate: 'gone_1',
      interview: 'gone_2',
      opening: search,
      stage: 'screen',
      competency: 'debugging',
      question: null,
      version: null,
      rating: 4,
      interviewer: ana,
      month: '2027-03',
    }
    await store.commit({
      pastRatings: [rating],
      forget: {
        candidate: candidate.id,
        applications: [interview.application],
        ids: [interview.id],
      },
      deeds: [
        {
          actor: admin,
          verb: 'erase',
          object: candidate.id,
          before: {},
          after: {},
          at: deps.now(),
        },
      ],
    })
    expect(await store.cardsOf(interview.application)).toEqual([])
    expect(await store.cardsOf(other.application)).toHaveLength(1)
    const left = await store.claimDue(at('2027-05-01T09:00'), 100)
    expect(left.map(({ key }) => key)).toEqual(['show:theirs'])
    expect(await store.pastRatings()).toEqual([{ ...rating, rev: 1 }])
    expect(await store.scrub()).toBe(true)
    expect(await store.interview(other.id)).toMatchObject({ id: other.id })
  })
})
