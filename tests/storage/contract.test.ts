import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addCandidate } from '../../src/app/candidates.ts'
import { answerInvitation } from '../../src/app/interviews.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { type EntriesWanted, Stale, type Store } from '../../src/app/store.ts'
import { firstBroken } from '../../src/core/audit.ts'
import { CandidateId, InterviewId } from '../../src/core/ids.ts'
import type { Notice } from '../../src/core/notices.ts'
import { iso, later } from '../../src/core/time.ts'
import { sha256 } from '../../src/storage/audit.ts'
import { openStore } from '../../src/storage/store.ts'
import { applied, mila, opening, proposed, ten } from '../support/booking.ts'
import { sources } from '../support/sources.ts'
import { at } from '../support/time.ts'
import { admin, ana, bo, world } from '../support/world.ts'

describe.each(Object.entries(sources))('%s', { timeout: 60_000 }, (_name, source) => {
  let store: Store
  beforeEach(async () => {
    store = await openStore(await source())
  })
  afterEach(() => store.close())

  test('gives back what it was given', async () => {
    const deps = await world({ store })
    const application = await applied(deps)
    const loop = await bookOffer(deps, admin, (await proposed(deps, application)).id, 0)
    expect(await store.application(application.id)).toEqual({ ...application, rev: 1 })
    expect(await store.findCandidates('KOVAČ', 9)).toMatchObject([{ name: 'Mila Kovač' }])
    expect(await store.findCandidates('kovac', 9)).toMatchObject([{ name: 'Mila Kovač' }])
    expect(await store.findCandidates('%', 9)).toEqual([])
    expect((await store.interviewsOf(application.id)).map(({ id }) => id)).toEqual(loop.interviews)
    expect((await store.people([ana, bo])).map(({ id }) => id)).toEqual([ana, bo])
    expect(await store.people([])).toEqual([])
  })

  test('busy time of a calendar replaces what was kept, of that person only', async () => {
    const busy = Array.from({ length: 2_500 }, (_, i) => ({
      start: later(ten.start, i * 20),
      end: later(ten.start, i * 20 + 10),
    }))
    await store.commit({
      busy: [
        { who: ana, spans: busy },
        { who: bo, spans: [ten] },
      ],
      deeds: [],
    })
    expect((await store.busySpans([ana, bo], ten)).get(ana)).toEqual(busy.slice(0, 3))
    await store.commit({ busy: [{ who: ana, spans: [] }], deeds: [] })
    expect(await store.busySpans([ana, bo], ten)).toEqual(
      new Map([
        [ana, []],
        [bo, [ten]],
      ]),
    )
  })

  test('one mail address is one candidate, whatever the case', async () => {
    const deps = await world({ store })
    const { candidate: id } = await applied(deps)
    const [known] = await store.findCandidates('mila', 9)
    if (!known) throw new Error('Mila is known')
    expect((await store.candidateByMail(known.mail?.toUpperCase() ?? ''))?.id).toBe(id)
    const twin = {
      ...known,
      id: CandidateId.parse('cand_twin'),
      rev: 0,
      mail: `M${known.mail?.slice(1)}`,
    }
    await expect(store.commit({ candidates: [twin], deeds: [] })).rejects.toThrow(Stale)
    const unknown = [1, 2].map((n) => ({
      ...known,
      id: CandidateId.parse(`cand_other${n}`),
      rev: 0,
      mail: null,
    }))
    await store.commit({ candidates: unknown, deeds: [] })
    expect(await store.findCandidates('', 9)).toHaveLength(3)
  })

  test('candidates are found newest first', async () => {
    const deps = await world({ store })
    const { candidate: first } = await applied(deps)
    deps.wait(1)
    const newer = { ...mila, mail: null, name: 'Ivan' }
    const { candidate: second } = await addCandidate(deps, admin, opening, newer)
    expect((await store.findCandidates('', 9)).map(({ id }) => id)).toEqual([second, first])
  })

  test('a record that has moved on is not overwritten', async () => {
    const deps = await world({ store })
    const old = await store.person(ana)
    if (!old) throw new Error('Ana is known')
    await store.commit({ people: [{ ...old, capPerDay: 2 }], deeds: [] })
    await expect(store.commit({ people: [{ ...old, capPerDay: 5 }], deeds: [] })).rejects.toThrow(
      Stale,
    )
    await expect(store.commit({ people: [{ ...old, rev: 0 }], deeds: [] })).rejects.toThrow(Stale)
    expect((await deps.store.person(ana))?.capPerDay).toBe(2)
  })

  test('a commit that relied on an old diary writes nothing', async () => {
    await world({ store })
    const old = await store.diaries([ana, bo], ten)
    await store.commit({ reliedOn: old, deeds: [] })
    const notices = [reminder('2027-03-09T09:30')]
    await expect(store.commit({ notices, reliedOn: old, deeds: [] })).rejects.toThrow(Stale)
    expect(await store.claimDue(at('2028-01-01T00:00'), 9)).toEqual([])
  })

  test('an engagement follows its interview', async () => {
    const deps = await world({ store })
    const application = await applied(deps)
    const loop = await bookOffer(deps, admin, (await proposed(deps, application)).id, 0)
    const [interview] = loop.interviews
    if (!interview) throw new Error('a loop has an interview')
    const diaries = () => store.diaries([ana, application.candidate, bo], ten)
    const taken = [{ span: ten, interview }]
    expect((await diaries()).map((d) => d.engagements)).toEqual([taken, taken, []])
    await answerInvitation(deps, ana, interview, 'declined')
    expect((await diaries()).map((d) => d.engagements)).toEqual([[], taken, []])
  })

  test('the audit log is a chain that tells of every change', async () => {
    const deps = await world({ store })
    await bookOffer(deps, admin, (await proposed(deps, await applied(deps))).id, 0)
    const entries = await store.auditFrom(1, 99)
    expect(entries.at(-1)).toMatchObject({ actor: admin, verb: 'book' as const })
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1))
    expect(firstBroken(entries, sha256)).toBeUndefined()
    const forged = entries.map((e) => (e.seq === 3 ? { ...e, actor: 'U0EVE' } : e))
    expect(firstBroken(forged, sha256)?.seq).toBe(3)
    expect(firstBroken(entries.toSpliced(2, 1), sha256)?.seq).toBe(4)
  })

  test('the audit log is searched by who, what and when, newest first', async () => {
    const deed = (actor: string, object: string, wall: string) => ({
      ...{ actor, object, verb: 'plan' as const, before: {}, after: {}, at: at(wall) },
    })
    await store.commit({
      deeds: [
        deed('U0X', 'a', '2030-03-01T10:00'),
        deed('U0X', 'b', '2030-03-02T10:00'),
        deed('U0Y', 'a', '2030-03-03T10:00'),
        deed('U0X', 'a', '2030-03-04T10:00'),
      ],
    })
    const found = async (...[wanted, limit = 9]: [EntriesWanted, number?]) =>
      (await store.auditWhere(wanted, limit)).map((entry) => iso(entry.at).slice(8, 10))
    expect(await found({ actor: 'U0X' })).toEqual(['04', '02', '01'])
    expect(await found({ objects: ['a'] })).toEqual(['04', '03', '01'])
    expect(await found({ objects: ['a', 'b'] }, 2)).toEqual(['04', '03'])
    const period = { from: at('2030-03-02T10:00'), until: at('2030-03-04T10:00') }
    expect(await found(period)).toEqual(['03', '02'])
    const [newest] = await store.auditWhere({ actor: 'U0X' }, 1)
    expect(await found({ actor: 'U0X', before: newest?.seq ?? 0 })).toEqual(['02', '01'])
  })

  const reminder = (wall: string): Notice => ({
    key: 'reminder:int_1:v1',
    channel: 'slack',
    to: ana,
    due: at(wall),
    body: { kind: 'show', surface: 'invitation', interview: InterviewId.parse('int_1') },
  })
  const owe = (...notices: Notice[]) => store.commit({ notices, deeds: [] })

  test('a notice with the same key replaces the unsent one', async () => {
    await owe(reminder('2027-03-09T09:30'))
    await owe(reminder('2027-03-10T09:30'))
    expect(await store.claimDue(at('2027-03-09T23:00'), 9)).toEqual([])
    expect(await store.claimDue(at('2027-03-10T09:30'), 9)).toHaveLength(1)
  })

  test('a notice that was sent is not sent again under the same key', async () => {
    await owe(reminder('2027-03-09T09:30'))
    for (const claimed of await store.claimDue(at('2027-03-09T09:30'), 9))
      await store.markSent(claimed, 'ts')
    await owe(reminder('2027-03-10T09:30'))
    expect(await store.claimDue(at('2028-01-01T00:00'), 9)).toEqual([])
  })

  test('a notice replaced while the old one was being delivered is still owed', async () => {
    await owe(reminder('2027-03-09T09:30'))
    const [old] = await store.claimDue(at('2027-03-09T09:30'), 9)
    if (!old) throw new Error('nothing was due')
    await owe(reminder('2027-03-10T09:30'))
    await store.markSent(old, 'ts')
    expect(await store.claimDue(at('2027-03-10T09:30'), 9)).toHaveLength(1)
  })

  test('a notice whose deliverer died comes round again', async () => {
    await owe(reminder('2027-03-09T09:30'))
    await store.claimDue(at('2027-03-09T09:30'), 9)
    expect(await store.claimDue(at('2027-03-09T09:34'), 9)).toEqual([])
    expect(await store.claimDue(at('2027-03-09T09:35'), 9)).toHaveLength(1)
  })

  test('withdrawing drops what is unsent under a prefix, and nothing else', async () => {
    await owe(reminder('2027-03-09T09:30'), {
      ...reminder('2027-03-09T09:30'),
      key: 'reminder:int_10:v1',
    })
    await store.commit({ withdraw: ['reminder:int_1:'], deeds: [] })
    const due = await store.claimDue(at('2028-01-01T00:00'), 9)
    expect(due.map(({ key }) => key)).toEqual(['reminder:int_10:v1'])
  })

  test('a notice that was given up is listed and not tried again', async () => {
    await owe(reminder('2027-03-09T09:30'))
    for (const claimed of await store.claimDue(at('2027-03-09T09:30'), 9))
      await store.markDead(claimed, 'no')
    expect(await store.claimDue(at('2028-01-01T00:00'), 9)).toEqual([])
    expect(await store.deadNotices()).toMatchObject([{ key: 'reminder:int_1:v1' }])
  })
})
