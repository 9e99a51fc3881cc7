import { describe, expect, test } from 'vitest'
import {
  ana,
  cy,
  evidence,
  luka,
  morning,
  rating,
  shows,
} from '../support/front-door-after-screen.ts'
import { DURABILITY } from '../support/held-interview.ts'
import { filledCard, next, STEPS, skip } from '../support/scorecard.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'

test('after the interview its invitation says when the scorecard is due, and its button opens it', async () => {
  const door = await morning()
  const [invitation] = await door.inbox(ana)
  expect(wordsOf(invitation)).toContain('Your scorecard is due Tue 2 Mar, 08:30 Belgrade.')
  expect(buttonsOf(invitation)).toEqual(['Fill my scorecard'])
  await door.interact(ana, { channel: await door.imOf(ana), action_id: 'open-scorecard' })
  const view = await door.modal(ana)
  expect(view?.title).toMatchObject({ text: 'Scorecard · Mila' })
  expect(wordsOf(view)).toContain('1 of 6 · nothing written yet')
  expect(wordsOf(view)).toContain('What a successful write() promises')
  expect(wordsOf(view)).toContain('at most 3')
  expect(buttonsOf(view)).toEqual(['How it was asked', 'Save and close', 'Skip for now'])
})

test('the list names what is owed, and a name opens the card at once', async () => {
  const door = await morning()
  await door.type(ana, '/scorecard')
  expect(await shows(door, ana)).toMatch(
    /Mila Kovač\* · Screen\n.*is due Tue 2 Mar, 08:30 Belgrade/,
  )
  await door.type(cy, '/scorecard')
  expect(await shows(door, cy)).toContain('as a shadow')
  await door.type('U0PETRA', '/scorecard')
  expect(await shows(door, 'U0PETRA')).toContain('You owe no scorecard.')
  await door.type(ana, '/scorecard kovac')
  expect(await shows(door, ana)).toContain('1 of 6')
  await door.settled()
  await door.interact(ana, { action_id: 'score-end', value: 'no-show:int_held' })
  expect(await shows(door, ana)).toContain('Nobody on the panel owes a scorecard.')
  await door.type(cy, '/scorecard')
  expect(await shows(door, cy)).toContain('You owe no scorecard.')
  await door.settled()
  const [recruiters, told] = await door.inbox('U0PETRA')
  expect(wordsOf(told)).toContain('<@U0ANA> noted that it did not take place.')
  expect(buttonsOf(recruiters)).toEqual(['It took place'])
  const channel = await door.imOf('U0PETRA')
  await door.interact('U0PETRA', { channel, action_id: 'card-took-place' })
  await door.type(cy, '/scorecard')
  expect(await shows(door, cy)).toContain('as a shadow')
})

test('a card is filled step by step and submitted; the invitation has nothing more to ask', async () => {
  const door = await morning()
  const review = await filledCard(door, ana)
  expect(wordsOf(review)).toContain('6 of 6 · saved 09:01')
  expect(wordsOf(review)).toContain('Everything is there.')
  await next(door, ana)
  expect(await shows(door, ana)).toContain(
    '*Submitted.* You can see the others when they are in: 1 of 2.',
  )
  const [invitation] = await door.inbox(ana)
  expect(wordsOf(invitation)).toContain('Your scorecard is in.')
  expect(buttonsOf(invitation)).toEqual([])
  await door.type(ana, '/scorecard')
  expect(await shows(door, ana)).toMatch(
    /You owe no scorecard[\s\S]*Handed in[\s\S]*submitted Mon 1 Mar, 09:01 Belgrade/,
  )
})

describe('a field is refused beside it', () => {
  test('when the evidence is too short, the rating above the cap of a hint, or the reason missing', async () => {
    const door = await morning()
    await door.type(ana, '/scorecard Mila')
    const short = { ...STEPS[0], [evidence]: 'She named fsync.', [rating]: '5' }
    expect(
      (await next(door, ana, { ...short, [`question:${DURABILITY}:hints`]: ['1', '2'] })).errors,
    ).toEqual({
      [evidence]: 'Needs 15 words or more, so that someone else can follow it. There are 3 now.',
      [rating]: 'With hint 2 given, at most 3. Rate lower, or untick the hint if it was not given.',
    })
    expect(await shows(door, ana)).toContain('1 of 6')
    expect((await next(door, ana, STEPS[0])).errors).toBeUndefined()
    expect(await shows(door, ana)).toContain('2 of 6')
  })

  test('when a competency rests on nothing or is far from its questions', async () => {
    const door = await morning()
    await door.type(ana, '/scorecard Mila')
    await next(door, ana, STEPS[0])
    await next(door, ana, STEPS[1])
    const { errors } = await next(door, ana, {
      'competency:systems_fundamentals:rating': '2',
      'competency:learning_and_curiosity:rating': '3',
      'competency:learning_and_curiosity:note':
        'She asked what fsync costs and looked up the rest.',
      'competency:communication:rating': '3',
    })
    expect(errors).toEqual({
      'competency:systems_fundamentals:note':
        'Its questions come to 4.0. Say in the note why this differs by more than one.',
      'competency:communication:evidence':
        'Pick what it rests on, or write a note of 8 words or more.',
    })
  })
})

test('what is missing is listed on the last page, and a press leads to the step', async () => {
  const door = await morning()
  await door.type(ana, '/scorecard Mila')
  await door.settled()
  for (const _ of STEPS.slice(0, 3)) await skip(door, ana)
  await next(door, ana)
  await skip(door, ana)
  expect(await shows(door, ana)).toContain('Before you can submit')
  expect(await shows(door, ana)).toContain(
    'What a successful write() promises, asked: Say whether it was asked.',
  )
  await next(door, ana)
  expect(await shows(door, ana)).toContain('Before you can submit')
  await door.interact(ana, { action_id: 'score-jump', value: DURABILITY })
  expect(await shows(door, ana)).toMatch(/1 of 6[\s\S]*To mend:\* Say whether it was asked\./)
})

test('words that are no evidence are warned about, and stay only for a reason', async () => {
  const door = await morning()
  await door.type(ana, '/scorecard Mila')
  const words =
    'A really smart person, sharp and articulate, a good fit with great energy for the whole of our team'
  await next(door, ana, { ...STEPS[0], [evidence]: words })
  expect(await shows(door, ana)).toContain(
    '“smart” is an impression. Say what was said or done that gave it.',
  )
  const why = `why/impression/${evidence}`
  expect((await next(door, ana)).errors).toEqual({
    [why]: 'Change the words above, or say why they should stay.',
  })
  await next(door, ana, { [why]: 'Her own words about her team.' })
  expect(await shows(door, ana)).toContain('2 of 6')
})

test('who was not there, or is too close, says so, and nobody waits for them', async () => {
  const door = await morning([ana, luka])
  await door.type(luka, '/scorecard')
  await door.settled()
  await door.interact(luka, { action_id: 'score-end', value: 'conflict:int_held' })
  expect(await shows(door, luka)).toContain('you have a conflict of interest')
  await door.settled()
  expect(wordsOf((await door.inbox('U0PETRA')).at(-1))).toMatch(
    /^<@U0LUKA> declared a conflict of interest after the interview with \*Mila Kovač\*/,
  )
  await door.interact(luka, { action_id: 'score-no-conflict' })
  expect(await shows(door, luka)).toContain('1 of 6')
  await door.settled()
  expect(wordsOf((await door.inbox('U0PETRA')).at(-1))).toContain('declared by mistake')
  await door.interact(luka, { action_id: 'score-end', value: 'not-me:int_held' })
  expect(await shows(door, luka)).toContain('Nobody waits for your scorecard any more.')
  await filledCard(door, ana)
  await next(door, ana)
  expect(await shows(door, ana)).toContain('All are in, and you can see the others now.')
})

test('a submitted card is read only; it can be taken back until the others are in, and amended afterwards', async () => {
  const door = await morning([ana, luka])
  await filledCard(door, ana)
  await next(door, ana)
  await door.settled()
  await door.interact(ana, { action_id: 'score-withdraw' })
  expect(await shows(door, ana)).toContain('6 of 6')
  await next(door, ana)
  await filledCard(door, luka)
  await next(door, luka)
  expect(await shows(door, luka)).toContain('All are in, and you can see the others now.')
  await door.type(ana, '/scorecard')
  await door.settled()
  await door.interact(ana, { action_id: 'score-read' })
  expect(buttonsOf(await door.modal(ana))).toEqual(['Amend'])
  await door.interact(ana, { action_id: 'score-amend' })
  await door.settled()
  await door.interact(ana, {
    action_id: 'score-amend-field',
    value: 'competency:communication:rating',
  })
  await door.settled()
  await door.interact(ana, {
    submit: {
      'score-amend-field': 'competency:communication:rating',
      value: '4',
      reason: 'Luka heard her explain it twice.',
    },
  })
  expect(await shows(door, ana)).toMatch(
    /Amended\* Mon 1 Mar, 09:01 Belgrade · Communication, rating\n~3~ \*4\*\nBecause: Luka heard/,
  )
})

test('nobody opens a card of an interview they do not sit in', async () => {
  const door = await morning([ana, luka])
  await door.type('U0BO', '/scorecard')
  await door.interact(ana, { channel: await door.imOf(ana), action_id: 'open-scorecard' })
  expect(await shows(door, 'U0BO')).toContain('You owe no scorecard.')
})
