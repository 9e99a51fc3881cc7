import { describe, expect, test } from 'vitest'
import type { Json } from '../../sandbox/slack/json.ts'
import type { ValidView } from '../../sandbox/slack/views.ts'
import { control } from '../../sandbox/web/control.ts'
import { CandidateId, PersonId } from '../../src/core/ids.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { surfaces } from '../../src/surfaces.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { asked, dmOf, filled, pressed } from '../support/schedule.ts'
import { at } from '../support/time.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'

describe('/schedule-interview', () => {
  test('a recruiter who types a name gets the form with that candidate in it', async () => {
    const door = await frontDoor()
    expect(await door.type('U0PETRA', '/schedule-interview Mila')).toBeUndefined()
    const form = await door.modal('U0PETRA')
    expect(form?.callback_id).toBe('schedule-form')
    expect(wordsOf(form)).toContain('Mila Kovač · mila@example.org')
    expect(wordsOf(form)).toContain('Belgrade (Europe/Belgrade)')
  })

  test('a name that several bear brings the first, and says so', async () => {
    const door = await frontDoor()
    await door.type('U0PETRA', '/schedule-interview example.org')
    expect(wordsOf(await door.modal('U0PETRA'))).toMatch(
      /^10 candidates match \*example\.org\*\. This is .+; pick another below if you meant somebody else\./,
    )
  })

  test('a name that nobody bears is offered as a new candidate’s', async () => {
    const door = await frontDoor()
    await door.type('U0PETRA', '/schedule-interview Zoë Nobody')
    const form = await door.modal('U0PETRA')
    expect(wordsOf(form)).toContain('I know no candidate *Zoë Nobody*. Press New candidate')
    expect(buttonsOf(form)).toContain('New candidate Zoë Nobody')
  })

  test.each(['', ' Mila'])(
    'who may not schedule is told who may, where the form would have been%s',
    async (typed) => {
      const door = await frontDoor()
      await door.type('U0ANA', `/schedule-interview${typed}`)
      expect(wordsOf(await door.modal('U0ANA'))).toBe(
        'Only <@U0MARA> (recruiter), <@U0PETRA> (recruiter), the hiring lead of an opening or an admin can schedule an interview.',
      )
    },
  )

  test('a hiring lead schedules in their own opening, which then needs no choice', async () => {
    const door = await frontDoor()
    await door.type('U0LUKA', '/schedule-interview')
    const words = wordsOf(await door.modal('U0LUKA'))
    expect(words).toContain('*Opening*\nSearch backend infrastructure intern')
    expect(words).not.toContain('Backend engineering intern')
  })

  test('help says what each form of a command does, with what stands for a name escaped', async () => {
    const door = await frontDoor()
    for (const { name } of surfaces.commands) await door.type('U0ANA', `${name} help`)
    const answers = (await door.inbox('U0ANA')).map(wordsOf)
    for (const { name, summary, usage } of surfaces.commands) {
      const lines = usage.map(([form, effect]) =>
        `• \`${form}\` ${effect}`.replace('<', '&lt;').replace('>', '&gt;'),
      )
      const words = [`*${name}* · ${summary}`, ...lines].join('\n')
      expect(answers).toContainEqual(expect.stringContaining(words))
    }
  })

  test('where Slack gave up waiting, a button opens the form after all', async () => {
    const door = await frontDoor({ timers: { triggerMs: 2_500, ackMs: 10_000 } })
    door.slack.setFaults({ delayMs: 2_800 })
    await door.type('U0PETRA', '/schedule-interview Mila')
    await door.settled()
    door.slack.setFaults({ delayMs: 0 })
    const messages = await door.inbox('U0PETRA')
    const answer = messages.at(-1)
    expect(wordsOf(answer)).toContain('Slack gave up waiting before the form could open.')
    await door.interact('U0PETRA', {
      channel: await dmOf(door, 'U0PETRA'),
      action_id: 'schedule-again',
    })
    expect(wordsOf(await door.modal('U0PETRA'))).toContain('Mila Kovač · mila@example.org')
  })
})

describe('shortcuts', () => {
  test('the global one opens an empty form', async () => {
    const door = await frontDoor()
    await door.interact('U0PETRA', { shortcut: 'schedule_interview' })
    expect((await door.modal('U0PETRA'))?.callback_id).toBe('schedule-form')
  })

  test('on a message it finds whom the message is about', async () => {
    const door = await frontDoor()
    const text = 'Could we see Jelena Ilić in the second week of March?'
    expect(wordsOf(await onMessage(door, text))).toContain(
      'The message seems to be about Jelena Ilić · jelena@example.org.',
    )
  })

  test('on a message about nobody it says so', async () => {
    const door = await frontDoor()
    expect(wordsOf(await onMessage(door, 'lunch at noon?'))).toContain(
      'I found no candidate in that message. Pick one below.',
    )
  })
})

describe('the form', () => {
  test('another opening brings its interviews and keeps what was typed', async () => {
    const door = await frontDoor()
    await door.type('U0PETRA', '/schedule-interview Mila')
    await door.settled()
    await door.interact('U0PETRA', {
      action_id: 'choose-opening',
      value: 'open_backend-intern',
      values: { notes: 'Storage first', from: '11:00', place: 'room', placeText: 'Tesla' },
    })
    const form = await door.modal('U0PETRA')
    expect(wordsOf(form)).toContain('Coding and debugging, 75 min')
    const shown = JSON.stringify(form)
    expect(shown).toContain('"initial_value":"Storage first"')
    expect(shown).toContain('"initial_time":"11:00"')
    expect(shown).toContain('"initial_value":"Tesla"')
  })

  test('another candidate brings their zone', async () => {
    const door = await frontDoor()
    await door.type('U0PETRA', '/schedule-interview Mila')
    await door.settled()
    const form = await pressed(door, 'find-candidate', { value: 'cand_sofia' })
    expect(wordsOf(form)).toContain('Bogota (America/Bogota)')
  })

  test('last time’s answer comes back, as far as it lies ahead', async () => {
    const door = await frontDoor()
    await asked(door, {
      first: '2027-03-02',
      last: '2027-03-19',
      from: '10:00',
      to: '16:00',
      days: ['2', '4'],
    })
    await door.interact('U0PETRA', { close: 'all' })
    await door.wind(60 * 24 * 3)
    await door.type('U0PETRA', '/schedule-interview Mila')
    const shown = JSON.stringify(await door.modal('U0PETRA'))
    expect(shown).toContain('"initial_date":"2027-03-05"')
    expect(shown).toContain('"initial_date":"2027-03-19"')
    expect(shown).toContain('"initial_time":"16:00"')
    expect(wordsOf(await door.modal('U0PETRA'))).toContain('Tuesday\nThursday\nCandidate')
  })

  test('what comes next in the plan is chosen already', async () => {
    const door = await frontDoor()
    await asked(door)
    await pressed(door, 'book-offer')
    await door.interact('U0PETRA', { close: 'all' })
    await door.type('U0PETRA', '/schedule-interview Mila')
    const form = JSON.stringify(await door.modal('U0PETRA'))
    expect(form).toMatch(
      /"initial_option":\{[^}]+\{?[^}]*"Fundamentals, 60 min"[^}]*\},"value":"technical-loop\/fundamentals"/,
    )
  })

  const wrong: [string, Json, Json][] = [
    [
      'a last day before the first',
      { last: '2027-03-05' },
      { last: 'Pick a day that is not before the earliest.' },
    ],
    [
      'days that are over',
      { first: '2027-02-01', last: '2027-02-26' },
      { last: 'That day is over. Pick today or a later day.' },
    ],
    [
      'more days than can be searched',
      { last: '2027-06-30' },
      { last: 'Pick a day at most 60 days after the earliest.' },
    ],
    [
      'an end before the beginning',
      { to: '08:00' },
      { to: 'Pick a time that is after the one above.' },
    ],
    ['a room without a name', { place: 'room' }, { placeText: 'Say which room.' }],
    [
      'a video link that is none',
      { placeText: 'my zoom' },
      { placeText: 'Paste a link that begins with https://, or leave it empty.' },
    ],
    [
      'a panel to choose with nobody in it',
      { panel: 'chosen' },
      { chosen: 'Pick at least one person.' },
    ],
    [
      'people picked although the pools are chosen',
      { 'choose-people': ['U0ANA'] },
      { chosen: "You picked people. Choose “I'll choose people” as well, or clear this." },
    ],
  ]
  test.each(wrong)('%s is said beside the field', async (_, changed, errors) => {
    const door = await frontDoor()
    await door.type('U0PETRA', '/schedule-interview Mila')
    await door.settled()
    const answer = await door.interact('U0PETRA', { submit: { ...filled, ...changed } })
    expect(answer.errors).toEqual(errors)
  })

  test('somebody outside the pool needs a reason, and then sits there', async () => {
    const door = await frontDoor()
    await door.type('U0PETRA', '/schedule-interview Mila')
    await door.settled()
    const form = await pressed(door, 'choose-people', { value: ['U0LUKA'] })
    expect(wordsOf(form)).toContain('<@U0LUKA> is not in the pools for these seats.')
    const people = { ...filled, panel: 'chosen', 'choose-people': ['U0LUKA'] }
    const first = await door.interact('U0PETRA', { submit: people })
    expect(first.errors).toEqual({
      because: 'Say why somebody who is not in the pool should sit there.',
    })
    await door.interact('U0PETRA', { submit: { ...people, because: 'He leads the team.' } })
    expect(wordsOf(await door.modal('U0PETRA'))).toContain('09:00-09:30 Belgrade*\n<@U0LUKA>')
  })

  test('an answer that rules the candidate out is shown first, and needs a reason to go on', async () => {
    const door = await frontDoor()
    await answered(door, 'cand_mila', 'weeks', 4)
    await door.type('U0PETRA', '/schedule-interview Mila')
    const form = await door.modal('U0PETRA')
    expect(wordsOf(form)).toContain('*Screening rules this candidate out*')
    const short = await door.interact('U0PETRA', { submit: { ...filled, passing: 'Why not' } })
    expect(Object.keys(short.errors ?? {})).toEqual(['passing'])
    await door.interact('U0PETRA', { submit: { ...filled, passing: 'She stays on in autumn.' } })
    const times = await door.modal('U0PETRA')
    expect(times?.callback_id).toBe('schedule-times')
    expect(wordsOf(await pressed(door, 'book-offer'))).toContain('Booked: *Mila Kovač*')
  })
})

/** Uses the message shortcut on what Mara wrote in the opening's channel. */
async function onMessage(door: FrontDoor, text: string): Promise<ValidView | undefined> {
  const channel = 'C0HIRESEARCH'
  const { ts } = await control(door.slack, 'message', { user: 'U0PETRA', channel, text })
  await door.interact('U0PETRA', { shortcut: 'schedule_from_message', channel, ts })
  return door.modal('U0PETRA')
}

/** Answers a screening question of a candidate, as somebody with the database would. */
async function answered(door: FrontDoor, id: string, question: string, value: number) {
  const store = await openStore(await openSource(door.database))
  const [application] = await store.applicationsOf(CandidateId.parse(id))
  if (!application) throw new Error(`${id} has applied`)
  const answer = { question, value, by: PersonId.parse('U0PETRA'), at: at('2027-03-01T09:00') }
  await store.commit({
    applications: [{ ...application, screening: [...application.screening, answer] }],
    deeds: [],
  })
  await store.close()
}
