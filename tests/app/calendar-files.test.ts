import { expect, test } from 'vitest'
import {
  fileForCandidate,
  fileForPanellist,
  textForCandidate,
} from '../../src/app/calendar-files.ts'
import { cancelInterview } from '../../src/app/interviews.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { shown } from '../../src/app/shown.ts'
import type { InterviewId } from '../../src/core/ids.ts'
import { applied, proposed } from '../support/booking.ts'
import { at } from '../support/time.ts'
import { admin, type World, world } from '../support/world.ts'

async function booked(deps: World): Promise<InterviewId> {
  const proposal = await proposed(deps, await applied(deps))
  const [id] = (await bookOffer(deps, admin, proposal.id, 0)).interviews
  if (!id) throw new Error('nothing was booked')
  return id
}

async function text(deps: World, id: InterviewId): Promise<string[]> {
  return textForCandidate(await shown(deps, id)).split('\n')
}

test('a candidate reads when it is on their own clock, where, with whom and whom to ask', async () => {
  const deps = await world()
  expect(await text(deps, await booked(deps))).toEqual([
    'Hello Mila Kovač,',
    '',
    'here is your interview for “Intern”:',
    '',
    'Screen, 60 min',
    'Tue 9 Mar, 10:00-11:00 Belgrade time (Europe/Belgrade, UTC+01:00)',
    'With Ana Anić',
    '',
    'If the time does not suit you, or if we can make the interview easier for you in some way, answer this message.',
    '',
    'Ada Admin',
  ])
})

test('the year is said where it is not this one', async () => {
  const deps = await world()
  const facts = await shown(deps, await booked(deps))
  expect(textForCandidate({ ...facts, now: at('2026-12-30T09:00') })).toContain(
    'Tue 9 Mar 2027, 10:00-11:00 Belgrade time (Europe/Belgrade, UTC+01:00)',
  )
})

test('of a cancelled one a candidate reads only that, and that there is nothing to do', async () => {
  const deps = await world()
  const id = await booked(deps)
  await cancelInterview(deps, admin, id, 'Not said to the candidate')
  expect(await text(deps, id)).toEqual([
    'Hello Mila Kovač,',
    '',
    'your interview for “Intern” on Tue 9 Mar, 10:00-11:00 Belgrade time (Europe/Belgrade, UTC+01:00) is cancelled. You need not do anything.',
    '',
    'Ada Admin',
  ])
})

test('a calendar file says where, as a link too if it is one', async () => {
  const deps = await world()
  const facts = await shown(deps, await booked(deps))
  const link = { kind: 'video', text: 'https://meet.example.org/a_b' } as const
  const online = { ...facts, interview: { ...facts.interview, place: link } }
  for (const { content } of [fileForCandidate(deps, online), fileForPanellist(deps, online)]) {
    expect(content).toContain('\r\nLOCATION:https://meet.example.org/a_b\r\n')
    expect(content).toContain('\r\nURL:https://meet.example.org/a_b\r\n')
  }
  const room = { kind: 'room', text: 'Tesla' } as const
  const inside = { ...facts, interview: { ...facts.interview, place: room } }
  expect(fileForCandidate(deps, inside).content).toMatch(/LOCATION:Tesla\r\n(?!URL)/)
})

test('a candidate is asked for an answer only where somebody reads it', async () => {
  const deps = await world()
  const facts = await shown(deps, await booked(deps))
  const asks = fileForCandidate(deps, facts).content
  expect(asks).toMatch(
    /METHOD:REQUEST\r\n.*ORGANIZER;CN=Interviews:mailto:hiring@example\.org\r\n.*ATTENDEE/s,
  )
  const settings = { ...deps.settings, organizerMail: 'interviews@loopwright.invalid' }
  const tells = fileForCandidate({ ...deps, settings }, facts).content
  expect(tells).toContain('METHOD:PUBLISH\r\n')
  expect(tells).not.toContain('ATTENDEE')
})
