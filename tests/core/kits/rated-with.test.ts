import { expect, test } from 'vitest'
import { Decision } from '../../../src/core/decisions.ts'
import { ratedWith } from '../../../src/core/kits/rated-with.ts'
import { visible } from '../../../src/core/scorecards/visibility.ts'
import { iso, later } from '../../../src/core/time.ts'
import { durability } from '../../support/assessment.ts'
import { held, mila, someone, unsealedBy } from '../../support/cards.ts'
import { handedIn, question } from '../../support/debrief.ts'
import { ana, petra } from '../../support/world.ts'

const interview = held('1')
const card = handedIn(ana, interview, { questions: [question(durability)] })
const asked = { question: question(durability).question, version: 1 }
const decidedAfter = (minutes: number) =>
  Decision.parse({
    ...{ id: `dec_${minutes}`, rev: 0, application: mila, stage: 'screen', outcome: 'no' },
    ...{ reason: 'because', composite: null, contradicts: false, by: petra },
    at: iso(later(interview.span.end, minutes)),
  })

function seen(cards = [card], unsealings = [unsealedBy('all in')]) {
  const facts = { application: mila, opening: { leads: [petra] }, interviews: [interview] }
  return [visible(someone(petra), { ...facts, cards, unsealings })]
}

test('decisions rest on a rating that was in when they were made', () => {
  const decisions = [decidedAfter(60), decidedAfter(600)]
  expect(ratedWith(asked, seen(), decisions)).toEqual({
    applications: [mila],
    decisions: [decisions[1]],
  })
})

test('what is sealed, not rated, not counted or of another version is not known to rest on it', () => {
  const none = { applications: [], decisions: [] }
  const unrated = handedIn(ana, interview, { questions: [question(durability, { rating: 'NA' })] })
  const decisions = [decidedAfter(600)]
  expect(ratedWith(asked, seen([card], []), decisions)).toEqual(none)
  expect(ratedWith(asked, seen([unrated]), decisions)).toEqual(none)
  expect(ratedWith(asked, seen([{ ...card, conflict: 'declared' }]), decisions)).toEqual(none)
  expect(ratedWith({ ...asked, version: 2 }, seen(), decisions)).toEqual(none)
})
