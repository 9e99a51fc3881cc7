import { expect, test } from 'vitest'
import { frontDoor } from '../support/front-door.ts'
import { wordsOf } from '../support/words.ts'

test('a recruiter who types a name gets the form with that candidate in it', async () => {
  const door = await frontDoor()
  expect(await door.type('U0PETRA', '/schedule-interview Mila')).toBeUndefined()
  const form = await door.modal('U0PETRA')
  expect(form?.callback_id).toBe('schedule-form')
  expect(wordsOf(form)).toContain('Mila Kovač · mila@example.org')
})

test('who may not schedule is told who may, where the form would have been', async () => {
  const door = await frontDoor()
  await door.type('U0ANA', '/schedule-interview')
  expect(wordsOf(await door.modal('U0ANA'))).toBe(
    'Only an admin, a recruiter, or the hiring lead of the opening can schedule an interview.',
  )
})

test('help says how the command is used', async () => {
  const door = await frontDoor()
  await door.type('U0ANA', '/schedule-interview help')
  const [answer] = await door.inbox('U0ANA')
  expect(wordsOf(answer)).toContain('/schedule-interview <name of a candidate>')
})
