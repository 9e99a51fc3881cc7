import { expect, test } from 'vitest'
import { homeOf } from '../../sandbox/slack/views.ts'
import { control } from '../../sandbox/web/control.ts'
import { pauseUntil } from '../../src/app/availability.ts'
import { apply } from '../../src/app/candidates.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { CandidateId, OpeningId, PersonId } from '../../src/core/ids.ts'
import { ProposalId } from '../../src/core/proposals.ts'
import { LocalDate } from '../../src/core/time.ts'
import { readPlans } from '../../src/plans/read.ts'
import { publishHome } from '../../src/slack/home.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { at, belgrade, span } from '../support/time.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'
import { ana as someAna, world } from '../support/world.ts'

const petra = PersonId.parse('U0PETRA')
const ana = PersonId.parse('U0ANA')

async function atHome(door: FrontDoor, user: string) {
  await control(door.slack, 'open-home', { user })
  await door.settled()
  return homeOf(door.slack.ws, user)?.view
}

async function press(door: FrontDoor, user: string, action_id: string) {
  await door.interact(user, { view: 'home', action_id })
  await door.settled()
}

/** Petra has booked Ana for Mila on Tuesday at ten. The engine plays no part in what Home shows. */
async function booked(door: FrontDoor): Promise<void> {
  const store = await openStore(await openSource(door.database))
  const deps = {
    store,
    plans: readPlans('interview-plans'),
    calendars: {
      busy: async () => new Map(),
      holidays: async () => [],
      countries: async () => [],
      check: async () => {},
    },
    directory: { profile: async () => undefined },
    planner: { plan: async () => ({ status: 'infeasible' as const, alternatives: [] }) },
    settings: { officeZone: belgrade, admins: [] },
    now: () => at('2027-03-01T09:00'),
    newId: () => crypto.randomUUID(),
  }
  const opening = OpeningId.parse('open_search-backend-infra-intern')
  const application = await apply(deps, petra, CandidateId.parse('cand_mila'), opening)
  const stage = deps.plans.find(({ key }) => opening.endsWith(key))?.stages[0]
  const planned = stage?.interviews[0]
  const [seat] = planned?.seats ?? []
  if (!stage || !planned || !seat) throw new Error('the plan has a seat')
  const id = ProposalId.parse('prop_home')
  const span10 = span('2027-03-02T10:00', '2027-03-02T11:00')
  const seats = [{ seat: seat.key, people: [ana] }]
  await store.commit({
    proposals: [
      {
        id,
        rev: 0,
        application: application.id,
        stage: stage.key,
        by: petra,
        at: deps.now(),
        input: {},
        answer: {},
        offers: [
          {
            interviews: [{ kind: planned.key, span: span10, room: null, seats }],
            value: {},
            because: [],
            costs: [],
          },
        ],
      },
    ],
    deeds: [],
  })
  await bookOffer(deps, petra, id, 0, { kind: 'video', text: 'https://meet.example.org/7' })
  await store.close()
}

test('somebody new is asked for their hours first, and no more once they have set them', async () => {
  const door = await frontDoor()
  expect(wordsOf(await atHome(door, 'U0VERA'))).not.toContain('Welcome')
  const { id } = await control(door.slack, 'user', { name: 'new', tz: 'Asia/Tokyo' })
  const somebody = String(id)
  const home = await atHome(door, somebody)
  expect(wordsOf(home)).toContain('Welcome')
  expect(wordsOf(home)).toContain('None in the next four weeks.')
  expect(buttonsOf(home)).not.toContain('Schedule an interview')
  await press(door, somebody, 'open-availability')
  await door.interact(somebody, { submit: {} })
  await door.settled()
  expect(wordsOf(homeOf(door.slack.ws, somebody)?.view)).not.toContain('Welcome')
})

test('an interview to come can be accepted from Home, and its recruiter sees who is missing', async () => {
  const door = await frontDoor()
  await booked(door)
  expect(wordsOf(await atHome(door, 'U0PETRA'))).toContain(
    'Tue 2 Mar, 10:00-11:00 Belgrade\nWaiting for <@U0ANA>',
  )
  const home = wordsOf(await atHome(door, 'U0ANA'))
  expect(home).toContain('*Mila Kovač* · ')
  expect(home).toContain('1 of 3 this week · 0 of 1 today')
  await press(door, 'U0ANA', 'home-accept')
  expect(buttonsOf(homeOf(door.slack.ws, 'U0ANA')?.view)).not.toContain('Accept')
  expect(wordsOf(await atHome(door, 'U0PETRA'))).toContain('Everybody has said yes')
})

test('who declines from Home has that hour free, and the recruiter sees an open seat', async () => {
  const door = await frontDoor()
  await booked(door)
  await atHome(door, 'U0ANA')
  await press(door, 'U0ANA', 'home-decline')
  expect(wordsOf(homeOf(door.slack.ws, 'U0ANA')?.view)).toContain('0 of 3 this week')
  expect(wordsOf(await atHome(door, 'U0PETRA'))).toContain('1 seat is open')
})

test('a pause is set and lifted from Home', async () => {
  const door = await frontDoor()
  await atHome(door, 'U0ANA')
  await press(door, 'U0ANA', 'home-pause')
  await door.interact('U0ANA', { submit: { paused: '2027-03-20' } })
  await door.settled()
  expect(wordsOf(homeOf(door.slack.ws, 'U0ANA')?.view)).toContain('Paused until Sat 20 Mar')
  await press(door, 'U0ANA', 'home-pause')
  await door.interact('U0ANA', { submit: { paused: null } })
  await door.settled()
  expect(wordsOf(homeOf(door.slack.ws, 'U0ANA')?.view)).not.toContain('Paused')
})

test('a Home that has changed since it was seen is read again, and that is what counts', async () => {
  const deps = await world()
  const published: (string | undefined)[] = []
  const slack = {
    publishHome: async (_who: PersonId, view: unknown, hash?: string) => {
      published.push(hash)
      await pauseUntil(deps, someAna, someAna, LocalDate.parse('2027-03-20'))
      seen.push(wordsOf(JSON.parse(JSON.stringify(view))))
      return hash === undefined
    },
  }
  const seen: string[] = []
  await publishHome(deps, slack, someAna, 'old')
  expect(published).toEqual(['old', undefined])
  expect(seen.map((words) => words.includes('Paused until'))).toEqual([false, true])
})

test('a recruiter opens the form from Home', async () => {
  const door = await frontDoor()
  await atHome(door, 'U0PETRA')
  await press(door, 'U0PETRA', 'home-schedule')
  expect((await door.modal('U0PETRA'))?.callback_id).toBe('schedule-form')
})
