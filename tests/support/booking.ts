import { addCandidate } from '../../src/app/candidates.ts'
import { type Application, type Candidate, PossibleTimes } from '../../src/core/candidates.ts'
import { ApplicationId, CandidateId, OpeningId, type PersonId } from '../../src/core/ids.ts'
import { type Offer, type Proposal, ProposalId } from '../../src/core/proposals.ts'
import { ClockTime, LocalDate, minutesOf, type Span } from '../../src/core/time.ts'
import { wantedOf } from '../../src/core/wanted.ts'
import { at, belgrade, span } from './time.ts'
import { ana, petra, type World } from './world.ts'

export const opening = OpeningId.parse('open_intern')

export const mila: Omit<Candidate, 'id' | 'rev' | 'status' | 'addedAt' | 'hold'> = {
  name: 'Mila Kovač',
  mail: 'mila@example.org',
  zone: belgrade,
  placeOfStudy: 'Novi Sad',
  languages: ['go'],
  resume: null,
}

/** A morning hour that most tests book. */
export const ten: Span = span('2027-03-09T10:00', '2027-03-09T11:00')

/** Mila's application, added by the admin. Each time another Mila, with an address of her own. */
export async function applied(deps: World): Promise<Application> {
  const [admin] = deps.settings.admins
  if (!admin) throw new Error('a world has an admin')
  const mail = `mila.${deps.newId()}@example.org`
  return addCandidate(deps, admin, opening, { ...mila, mail })
}

/** Every hour of the weeks in which tests book. */
export const anyTime = PossibleTimes.parse({
  first: LocalDate.parse('2027-03-01'),
  last: LocalDate.parse('2027-03-31'),
  from: ClockTime.parse('00:00'),
  to: ClockTime.parse('24:00'),
  zone: belgrade,
  days: [1, 2, 3, 4, 5, 6, 7],
})

/** A proposal of one screen at `when` with `people`, stored as the engine would have left it. */
export async function proposed(
  deps: World,
  application: Application,
  when: Span = ten,
  people: readonly PersonId[] = [ana],
): Promise<Proposal> {
  const offer: Offer = {
    interviews: [
      { kind: 'screen', span: when, room: null, seats: [{ seat: 'lead', people: [...people] }] },
    ],
    value: {},
    because: [],
    costs: [],
    among: null,
    spare: [],
    proved: true,
  }
  const proposal: Proposal = {
    id: ProposalId.parse(`prop_${deps.newId()}`),
    rev: 0,
    application: application.id,
    stage: 'screen',
    wanted: wantedOf({
      kinds: ['screen'],
      possible: anyTime,
      chosen: [...people],
      minutes: minutesOf(when),
      place: { kind: 'video', text: '' },
    }),
    moves: null,
    reason: '',
    by: petra,
    at: at('2027-03-01T09:00'),
    input: {},
    answer: {},
    offers: [offer],
    search: null,
    none: null,
    favours: [],
  }
  await deps.store.commit({ proposals: [proposal], deeds: [] })
  return proposal
}

export const nobody: Candidate = {
  id: CandidateId.parse('cand_1'),
  rev: 0,
  status: 'active',
  name: 'Nobody',
  mail: null,
  zone: belgrade,
  placeOfStudy: '',
  languages: [],
  resume: null,
  addedAt: null,
  hold: null,
}

export const nobodysApplication: Application = {
  id: ApplicationId.parse('app_1'),
  rev: 0,
  candidate: CandidateId.parse('cand_1'),
  opening,
  stage: 'screen',
  status: 'in progress',
  possible: null,
  screening: [],
  passedOver: [],
  notes: '',
  otherOfferUntil: null,
  createdAt: at('2027-03-01T09:00'),
}
