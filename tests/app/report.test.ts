import { expect, test } from 'vitest'
import { openingOf } from '../../src/app/people.ts'
import { readReport } from '../../src/app/report.ts'
import { DecisionId, type PersonId } from '../../src/core/ids.ts'
import { askingId } from '../../src/core/kits/asking.ts'
import { csvOf } from '../../src/core/report/csv.ts'
import { reportOf } from '../../src/core/report/report.ts'
import type { Scorecard } from '../../src/core/scorecards/scorecard.ts'
import { type Instant, LocalDate, later } from '../../src/core/time.ts'
import { reportMessage } from '../../src/slack/blocks/report.ts'
import { altTextOf, chartsOf } from '../../src/slack/blocks/report-charts.ts'
import { sendReport } from '../../src/slack/report/send.ts'
import { draftBy, durability } from '../support/assessment.ts'
import { applied, opening } from '../support/booking.ts'
import { held } from '../support/cards.ts'
import { remembering } from '../support/channel.ts'
import { screenNo, seasonOf, upTo } from '../support/season.ts'
import { at, belgrade, span } from '../support/time.ts'
import { admin, ana, bo, petra, world } from '../support/world.ts'

/**
 * What a report shows `reader` of five candidates whom Ana and Bo have met and whom Petra leads with Ana: about one
 * of them Ana still owes a card, and how Bo's card and the decision about that one turned out, `went` says.
 */
async function shown(reader: PersonId, went: 'well' | 'badly'): Promise<string> {
  const deps = await world({ now: '2027-03-20T09:00' })
  await deps.store.commit({
    openings: [{ ...(await openingOf(deps, opening)), leads: [ana, petra] }],
    deeds: [],
  })
  for (let i = 0; i < 6; i++) {
    const { id: application, candidate } = await applied(deps)
    const isSealed = i === 0
    const interview = held(`${i}`, [ana, bo], {
      ...{ rev: 0, application, candidate, opening, bookedBy: admin },
      ...{ bookedAt: deps.now(), span: span('2027-03-09T10:00', '2027-03-09T11:00') },
    })
    const late = isSealed && went === 'badly' ? 3_000 : 30
    const cards = [ana, bo].map((person) => {
      const draft = draftBy(person, interview)
      return isSealed && person === ana ? draft : handedIn(draft, later(interview.span.end, late))
    })
    const outcome = isSealed && went === 'badly' ? ('no' as const) : ('offer' as const)
    const known = await deps.store.application(application)
    if (!known) throw new Error('they have applied')
    await deps.store.commit({
      applications: [{ ...known, status: 'decided' }],
      interviews: [interview],
      scorecards: cards,
      askings: [
        {
          ...{ id: askingId(candidate, durability), rev: 0, candidate, version: 1 },
          ...{ question: durability, interview: interview.id },
          status: isSealed && went === 'badly' ? 'skipped' : 'asked',
          at: interview.span.start,
        },
      ],
      decisions: [
        {
          ...{ id: DecisionId.parse(`dec_${i}`), rev: 0, application, stage: 'screen', outcome },
          ...{ reason: 'because', feedback: '', composite: null, contradicts: false, against: '' },
          ...{ confirmedConcerns: [], by: petra, follows: null },
          at: later(interview.span.end, isSealed && went === 'badly' ? 60 : 6_000),
        },
      ],
      deeds: [],
    })
  }
  const asked = { from: LocalDate.parse('2027-03-01'), to: LocalDate.parse('2027-03-31') }
  const { report, zone } = await readReport(deps, reader, { opening: null, ...asked })
  const charts = chartsOf(report).map(({ name, chart }) => [name, chart, altTextOf(chart)])
  return JSON.stringify([reportMessage(report, zone), charts, csvOf(report)])
}

function handedIn(draft: Scorecard, at: Instant): Scorecard {
  const submitted = { at, answers: draft.answers, nonce: '', seal: 'x' }
  return { ...draft, status: 'submitted', submissions: [submitted] }
}

test('whoever owes a card about a candidate reads the same report, however that went', async () => {
  expect(await shown(ana, 'badly')).toBe(await shown(ana, 'well'))
})

test('whoever owes none reads what came of it', async () => {
  expect(await shown(petra, 'badly')).not.toBe(await shown(petra, 'well'))
})

test('a report that says why an interview was moved goes with the candidate it was with', async () => {
  const deps = await world({ now: '2027-03-20T09:00' })
  const move = {
    ...{ from: span('2027-03-04T09:00', '2027-03-04T10:00'), by: petra, reason: 'an exam' },
    ...{ to: span('2027-03-09T10:00', '2027-03-09T11:00'), at: at('2027-03-03T09:00') },
  }
  const interviews = upTo(5).map((n) => screenNo(n, n === 1 ? { moves: [move] } : {}))
  const log: string[] = []
  const slack = { ...remembering(log), upload: async () => ['F0TABLE'] }
  await sendReport(deps, slack, petra, {
    report: reportOf(seasonOf({ interviews })),
    zone: belgrade,
  })
  const saidAbout = (n: number) => deps.store.saidAbout([screenNo(n).id], deps.now())
  expect(await saidAbout(1)).toEqual({
    told: [{ to: petra, ts: '1.0' }],
    filed: [{ to: petra, file: 'F0TABLE' }],
  })
  expect(await saidAbout(2)).toEqual({ told: [], filed: [] })
})
