import { expect, test } from 'vitest'
import { problemsInMessage, problemsInView } from '../../sandbox/slack/validate/surfaces.ts'
import type { Debrief } from '../../src/app/debrief.ts'
import { packetOf } from '../../src/core/debrief/packet.ts'
import { CardId, InterviewId, PersonId } from '../../src/core/ids.ts'
import { Opening } from '../../src/core/openings.ts'
import { pageOf } from '../../src/core/pages.ts'
import { readPlans } from '../../src/plans/read.ts'
import { debriefMessage } from '../../src/slack/blocks/debrief.ts'
import { decisionForm } from '../../src/slack/blocks/debrief-forms.ts'
import { compositeView, evidencePages, evidenceView } from '../../src/slack/blocks/debrief-pages.ts'
import { toSend } from '../../src/slack/blocks/kit.ts'
import { candidateOf } from '../support/any-views.ts'
import { nobodysApplication } from '../support/booking.ts'
import { someone } from '../support/cards.ts'
import {
  fundamentals,
  fundamentalsKit,
  handedIn,
  luka,
  milasApplication,
  question,
  search,
} from '../support/debrief.ts'
import { at } from '../support/time.ts'

const [plan] = readPlans('interview-plans').filter(
  ({ key }) => key === 'search-backend-infra-intern',
)
if (!plan) throw new Error('the plan is there')
const known = plan
const keys = plan.competencies.map(({ key }) => key)

/** A debrief of that many people who all wrote as much of `text` as a card takes. */
function debriefOf(count: number, text: string): Debrief {
  const long = text.repeat(Math.ceil(1000 / text.length)).slice(0, 1000)
  const people = Array.from({ length: count }, (_, i) => PersonId.parse(`U0P${i}`))
  const interviews = people.map((person, i) => ({
    ...fundamentals,
    id: InterviewId.parse(`int_p${i}`),
    panel: fundamentals.panel.slice(0, 1).map((place) => ({ ...place, person })),
  }))
  const cards = interviews.map((interview, i) => {
    const flags = known.redFlags.map(({ code }) => ({
      kind: 'red flag' as const,
      code,
      what: long,
      question: null,
      counter: long,
    }))
    const card = handedIn(people[i] ?? luka, interview, {
      ratings: Object.fromEntries(keys.map((key) => [key, i % 2 === 0 ? 1 : 5])),
      evidence: Object.fromEntries(keys.map((key) => [key, long])),
      observations: flags,
      summary: long.slice(0, 600),
      questions: [question('sys-memory-001', { asked: 'no time', skipReason: long })],
    })
    const amendment = {
      at: at('2027-03-01T09:00'),
      by: luka,
      field: 'x',
      old: long,
      new: long,
      reason: long,
      nonce: 'n',
      seal: 's',
    }
    return { ...card, id: CardId.parse(`card_p${i}`), amendments: [amendment, amendment] }
  })
  const application = { ...nobodysApplication, id: milasApplication }
  const opening = Opening.parse({
    id: search,
    rev: 1,
    plan: known.key,
    planVersion: known.version,
    title: long,
    leads: [luka],
  })
  return {
    application,
    candidate: candidateOf(long),
    opening,
    plan: known,
    stage: 'technical-loop',
    in: count,
    required: count,
    packet: packetOf({
      reports: [],
      application,
      stage: 'technical-loop',
      plan: known,
      leads: [luka],
      interviews,
      cards,
      kits: interviews.map(({ id }) => ({ ...fundamentalsKit, interview: id })),
      memberships: [],
    }),
    conflicts: people,
    unsealing: undefined,
    unbooked: [],
    decision: undefined,
    people: new Map(people.map((id) => [id, { ...someone(id), name: `${text} ${id}` }])),
    reader: someone(luka),
    mayDecide: true,
    now: at('2027-03-01T09:00'),
  }
}

const texts = ['word ', '<!channel> *x* @here & | ', 'Щ', '\n']

test.each(texts.flatMap((text) => [0, 1, 2, 5, 12, 40].map((count) => [count, text] as const)))(
  'Slack takes the packet of %d people who wrote as much as they could of %j',
  (count, text) => {
    const debrief = debriefOf(count, text)
    const message = toSend(debriefMessage(debrief))
    expect(problemsInMessage(message)).toEqual([])
    expect(JSON.stringify(message)).toContain('debrief-decide')
    expect(problemsInView(decisionForm({ debrief, metadata: '{}' }))).toEqual([])
    for (let page = 0; page < evidencePages(debrief).length; page++) {
      expect(
        problemsInView(evidenceView(debrief, pageOf(evidencePages(debrief), page, 1))),
      ).toEqual([])
    }
    const standing = { composite: null, heldBy: [], comparisons: 0, isEarly: true }
    expect(problemsInView(compositeView(debrief, standing))).toEqual([])
  },
)

test('what does not fit gives way to a line that says where it is, and every matter keeps its title', () => {
  const words = JSON.stringify(debriefMessage(debriefOf(12, 'word ')).blocks)
  for (const title of [
    'Look here first',
    'Concerns',
    'Not covered enough',
    'Nobody asked',
    'Speak in this order',
  ]) {
    expect(words).toContain(title)
  }
  expect(words).toContain('more under All evidence')
})
