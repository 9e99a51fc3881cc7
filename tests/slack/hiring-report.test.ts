import { expect, test } from 'vitest'
import { control } from '../../sandbox/web/control.ts'
import { frontDoor } from '../support/front-door.ts'
import { wordsOf } from '../support/words.ts'

async function asked(user = 'U0PETRA', line = '/hiring-report') {
  const door = await frontDoor()
  await door.type(user, line)
  await door.settled()
  return { door, shown: async () => wordsOf(await door.modal(user)) }
}

test('a recruiter gets the figures, their pictures and a table', async () => {
  const { door, shown } = await asked()
  expect(await shown()).toContain('The report comes as a direct message')
  await door.interact('U0PETRA', {
    submit: { opening: 'every', from: '2027-01-01', to: '2027-03-01' },
  })
  expect(await shown()).toContain('It is in our direct messages')
  const messages = await door.inbox('U0PETRA')
  const [words, files] = messages.slice(-2)
  expect(wordsOf(words)).toContain('Hiring report: 2 openings')
  expect(wordsOf(words)).toContain('Fri 1 Jan 2027 to Mon 1 Mar 2027, Belgrade')
  expect(wordsOf(words)).toContain('not enough data yet (0 of the 5 it takes)')
  expect(JSON.stringify(files)).toContain('hiring-report.csv')
})

test('a picture says in words what it shows', async () => {
  const { door } = await asked()
  await door.interact('U0PETRA', {
    submit: { opening: 'every', from: '2027-01-01', to: '2027-03-01' },
  })
  const files = JSON.stringify((await door.inbox('U0PETRA')).at(-1))
  expect(files).toContain('funnel.png')
  expect(files).toMatch(
    /How far applications came\. \d+ applications were added; so far 0 led to an offer\./,
  )
})

test('a hiring lead reads of their own opening only', async () => {
  const { door, shown } = await asked('U0LUKA')
  expect(await shown()).toContain('About *Search backend infrastructure intern*.')
  await door.interact('U0LUKA', { submit: { from: '2027-01-01', to: '2027-03-01' } })
  const [words] = (await door.inbox('U0LUKA')).slice(-2)
  expect(wordsOf(words)).toContain('Hiring report: Search backend infrastructure intern')
})

test('who neither recruits nor leads is told who may', async () => {
  const { shown } = await asked('U0ANA')
  expect(await shown()).toMatch(/^Only .*can read the report\.$/)
})

test.each([
  [{ from: '2027-03-02', to: '2027-03-01' }, 'to', 'The last day is before the first.'],
  [{ from: '2025-03-01', to: '2027-03-01' }, 'from', 'That is more than a year.'],
  [{ from: '2027-03-02', to: '2027-03-03' }, 'from', 'That day is still to come.'],
])('a period that cannot be is refused beside its field: %j', async (days, field, words) => {
  const { door } = await asked()
  const answer = await door.interact('U0PETRA', { submit: { opening: 'every', ...days } })
  expect(JSON.stringify(answer)).toContain(words)
  expect(JSON.stringify(answer)).toContain(field)
})

test('what is no number of days is answered with one that is', async () => {
  const door = await frontDoor()
  await door.type('U0PETRA', '/hiring-report last year')
  expect(wordsOf((await door.inbox('U0PETRA')).at(-1))).toContain('/hiring-report 90')
})

test('a hiring lead comes to it from Home', async () => {
  const door = await frontDoor()
  await control(door.slack, 'open-home', { user: 'U0LUKA' })
  await door.settled()
  await door.interact('U0LUKA', { view: 'home', action_id: 'home-report' })
  await door.settled()
  expect(wordsOf(await door.modal('U0LUKA'))).toContain('The report comes as a direct message')
})
