import { describe, expect, test } from 'vitest'
import { PersonId } from '../../../src/core/ids.ts'
import type { Person } from '../../../src/core/people.ts'
import { type SealedFacts, visible } from '../../../src/core/scorecards/visibility.ts'
import { cardBy, cy, dee, held, mila, someone, unsealedBy } from '../../support/cards.ts'
import { ana, bo, petra } from '../../support/world.ts'

const lead = PersonId.parse('U0LEAD')
const root = PersonId.parse('U0ROOT')
const other = PersonId.parse('U0OTHER')

/** Ana, Bo and the shadow Cy interviewed; Dee is to interview in the next stage. */
const screen = held('a', [ana, bo, { person: cy, shadow: true }])
const next = held('b', [dee], { stage: 'technical-loop', status: 'booked' })

const viewers: Record<string, Person> = {
  ana: someone(ana),
  bo: someone(bo),
  'cy, a shadow': someone(cy),
  'dee, of the next stage': someone(dee),
  'the lead': someone(lead),
  'a recruiter': someone(petra, 'recruiter'),
  'an admin': someone(root, 'admin'),
  'an auditor': someone(other, 'auditor'),
  'somebody else': someone(other),
}

const states: Record<string, Partial<SealedFacts>> = {
  'nothing is in': { cards: [] },
  'Ana is in': { cards: [cardBy(ana, screen)] },
  'all are in, not unsealed yet': {
    cards: [cardBy(ana, screen), cardBy(bo, screen), cardBy(cy, screen)],
  },
  'all in': {
    cards: [cardBy(ana, screen), cardBy(bo, screen), cardBy(cy, screen)],
    unsealings: [unsealedBy('all in')],
  },
  'all in, and Bo has a conflict of interest': {
    cards: [cardBy(ana, screen), cardBy(bo, screen, 'submitted', { conflict: 'declared' })],
    unsealings: [unsealedBy('all in')],
  },
  'unsealed by the lead without Bo and Cy': {
    cards: [cardBy(ana, screen), cardBy(bo, screen, 'draft')],
    unsealings: [unsealedBy('by the lead', lead)],
  },
  'the admin broke the glass': {
    cards: [cardBy(ana, screen)],
    unsealings: [unsealedBy('break glass', root)],
  },
  'all in but the other stage’s': {
    cards: [cardBy(ana, screen), cardBy(bo, screen), cardBy(cy, screen)],
    unsealings: [unsealedBy('all in', 'system', 'technical-loop')],
  },
}

/** Whose cards each may read; a star stands for who is blind. */
const table: Record<string, Record<string, string>> = {
  'nothing is in': {
    ana: '*',
    bo: '*',
    'cy, a shadow': '*',
    'dee, of the next stage': '*',
  },
  'Ana is in': { bo: '*', 'cy, a shadow': '*', 'dee, of the next stage': '*' },
  'all are in, not unsealed yet': { 'dee, of the next stage': '*' },
  'all in': {
    ana: 'bo (cy)',
    bo: 'ana (cy)',
    'cy, a shadow': 'ana bo',
    'dee, of the next stage': '*',
    'the lead': 'ana bo (cy)',
    'a recruiter': 'ana bo (cy)',
    'an admin': 'ana bo (cy)',
  },
  'all in, and Bo has a conflict of interest': {
    ana: '(bo)',
    bo: 'ana',
    'cy, a shadow': '*',
    'dee, of the next stage': '*',
    'the lead': 'ana (bo)',
    'a recruiter': 'ana (bo)',
    'an admin': 'ana (bo)',
  },
  'unsealed by the lead without Bo and Cy': {
    bo: '*',
    'cy, a shadow': '*',
    'dee, of the next stage': '*',
    'the lead': 'ana',
    'a recruiter': 'ana',
    'an admin': 'ana',
  },
  'the admin broke the glass': {
    bo: '*',
    'cy, a shadow': '*',
    'dee, of the next stage': '*',
    'an admin': 'ana',
  },
  'all in but the other stage’s': { 'dee, of the next stage': '*' },
}

const names = new Map([
  [ana, 'ana'],
  [bo, 'bo'],
  [cy, 'cy'],
])

function seen(viewer: Person, facts: Partial<SealedFacts>): string {
  const { isBlind, stages } = visible(viewer, {
    application: mila,
    opening: { leads: [lead] },
    interviews: [next, screen],
    cards: [],
    unsealings: [],
    ...facts,
  })
  const [first] = stages
  const others = first?.others.map(({ person }) => names.get(person)) ?? []
  const shadows = first?.uncounted.map(({ person }) => `(${names.get(person)})`) ?? []
  const read = [...others, ...shadows].join(' ')
  return isBlind ? `*${read}` : read
}

describe.each(Object.keys(states))('when %s', (state) => {
  test.each(Object.keys(viewers))('%s reads what they may', (who) => {
    const viewer = viewers[who]
    const facts = states[state]
    if (!viewer || !facts) throw new Error('not in the table')
    expect(seen(viewer, facts)).toBe(table[state]?.[who] ?? '')
  })
})

const facts: SealedFacts = {
  application: mila,
  opening: { leads: [lead] },
  interviews: [next, screen],
  cards: [cardBy(ana, screen)],
  unsealings: [],
}

test('everybody may know how many are in, and nobody but who runs the hiring whose are missing', () => {
  const counted = (viewer: Person) => {
    const [stage] = visible(viewer, facts).stages
    return [stage?.in, stage?.required, stage?.missing]
  }
  expect(counted(someone(bo))).toEqual([1, 2, null])
  expect(counted(someone(ana))).toEqual([1, 2, null])
  expect(counted(someone(lead))).toEqual([1, 2, [bo]])
})

test('a hiring lead on the panel is as blind as the rest of it', () => {
  const onPanel = held('a', [ana, lead])
  const open = { ...facts, interviews: [onPanel], cards: [cardBy(ana, onPanel)] }
  const unsealings = [unsealedBy('by the lead', petra)]
  expect(visible(someone(lead), { ...open, unsealings })).toEqual({
    isBlind: true,
    stages: [
      {
        stage: 'screen',
        in: 1,
        required: 2,
        own: [],
        missing: null,
        isOpen: false,
        others: [],
        uncounted: [],
      },
    ],
  })
})

test('who takes their card back is blind again, and the card is no longer read', () => {
  const cards = [cardBy(ana, screen, 'withdrawn'), cardBy(bo, screen), cardBy(cy, screen)]
  const unsealings = [unsealedBy('by the lead', lead)]
  expect(seen(someone(ana), { cards, unsealings })).toBe('*')
  expect(seen(someone(lead), { cards, unsealings })).toBe('bo (cy)')
})

test('who said that it did not happen for them is blind no more, but reads nothing as a panellist', () => {
  const cards = [cardBy(ana, screen, 'not needed'), cardBy(bo, screen), cardBy(cy, screen)]
  const unsealings = [unsealedBy('all in')]
  expect(seen(someone(ana), { cards, unsealings })).toBe('')
})

test('drafts are their author’s alone', () => {
  const cards = [cardBy(ana, screen, 'draft'), cardBy(bo, screen, 'draft')]
  const unsealings = [unsealedBy('by the lead', lead)]
  const all = { ...facts, cards, unsealings }
  expect(visible(someone(ana), all).stages[0]?.own).toEqual([cards[0]])
  expect(visible(someone(lead), all).stages[0]?.others).toEqual([])
})

test('who has left sees nothing of others', () => {
  const cards = [cardBy(ana, screen), cardBy(bo, screen), cardBy(cy, screen)]
  const gone: Person = { ...someone(lead), status: 'gone' }
  expect(seen(gone, { cards, unsealings: [unsealedBy('all in')] })).toBe('')
})
