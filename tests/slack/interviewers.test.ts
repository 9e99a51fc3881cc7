import { describe, expect, test } from 'vitest'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'

/** `/interviewers` as somebody, and what they press and send there. */
async function opened(user = 'U0PETRA') {
  const door = await frontDoor()
  await door.type(user, '/interviewers')
  await door.settled()
  const settle = async (how: object) => {
    const answer = await door.interact(user, { ...how })
    await door.settled()
    return answer
  }
  return {
    door,
    press: (action_id: string, more: object = {}) => settle({ action_id, ...more }),
    submit: (values: object) => settle({ submit: values }),
    back: () => settle({ close: 'top' }),
    shown: async () => wordsOf(await door.modal(user)),
  }
}

/** The block that says `words` in somebody's top modal. */
async function blockWith(door: FrontDoor, words: string, user = 'U0PETRA') {
  const view = await door.modal(user)
  const block = view?.blocks.find((each) => JSON.stringify(each).includes(words))
  return { block_id: String(block?.block_id) }
}

test('who does not recruit is told who may', async () => {
  const { shown } = await opened('U0ANA')
  expect(await shown()).toBe(
    'Only <@U0MARA> (recruiter), <@U0PETRA> (recruiter) or an admin can manage pools.',
  )
})

describe('pools', () => {
  test('everybody in a pool is listed with their level and what they have this week', async () => {
    const { door, press, shown } = await opened()
    await press('open-pool', await blockWith(door, '*rust*'))
    expect(await shown()).toMatch(/<@U0ANA> · qualified\n0 of 3 this week · 0 of 1 today/)
  })

  test('somebody is added, changes level and is taken out, and the overview follows', async () => {
    const { door, press, submit, back, shown } = await opened()
    const before = await shown()
    expect(before).toMatch(/\*cpp\*\n\d qualified/)
    await press('open-pool', await blockWith(door, '*cpp*'))
    await submit({ person: 'U0HUGO', level: 'shadow' })
    expect(await shown()).toContain('<@U0HUGO> · shadow')
    const member = await blockWith(door, 'U0HUGO:qualified')
    await press('pool-member', { ...member, value: 'U0HUGO:qualified' })
    expect(await shown()).toContain('<@U0HUGO> · qualified')
    await press('pool-member', {
      ...(await blockWith(door, 'U0HUGO:remove')),
      value: 'U0HUGO:remove',
    })
    expect(await shown()).not.toContain('<@U0HUGO>')
    await back()
    expect(await shown()).toBe(before)
  })

  test('who has left the workspace is refused beside the field', async () => {
    const { door, press, submit } = await opened()
    await press('open-pool', await blockWith(door, '*rust*'))
    const { errors } = await submit({ person: 'U0TOM', level: 'qualified' })
    expect(JSON.stringify(errors)).toContain('They have left the workspace.')
  })

  test('an admin pauses somebody; a recruiter is not offered it', async () => {
    const admins = await opened('U0VERA')
    await admins.press('open-pool', await blockWith(admins.door, '*rust*', 'U0VERA'))
    const member = await blockWith(admins.door, 'U0ANA:pause', 'U0VERA')
    await admins.press('pool-member', { ...member, value: 'U0ANA:pause' })
    await admins.submit({ paused: '2027-03-15' })
    expect(await admins.shown()).toContain('paused until Mon 15 Mar')
    const recruiters = await opened()
    await recruiters.press('open-pool', await blockWith(recruiters.door, '*rust*'))
    expect(JSON.stringify(await recruiters.door.modal('U0PETRA'))).not.toContain(':pause')
  })
})

test('leads, recruiters, channel and state of an opening are set, and the overview says so', async () => {
  const { door, press, submit, shown } = await opened()
  await press('open-opening', await blockWith(door, 'open_backend-intern'))
  await submit({ leads: ['U0HUGO'], recruiters: [], channel: 'C0HIRING', status: 'on hold' })
  expect(await shown()).toContain(
    'intern* · on hold · <#C0HIRING>\nLed by <@U0HUGO> · recruiting: nobody yet',
  )
})

describe('permissions', () => {
  test('a recruiter sees none to give', async () => {
    const { shown } = await opened()
    expect(await shown()).not.toContain('Permissions')
  })

  test('an admin makes somebody a recruiter, who can then schedule', async () => {
    const { door, press, submit, shown } = await opened('U0VERA')
    await press('open-grants')
    await press('grant-person', { value: 'U0HUGO' })
    await submit({ grants: ['recruiter'] })
    expect(await shown()).toContain('<@U0HUGO> · recruiter')
    await door.type('U0HUGO', '/interviewers')
    expect(wordsOf(await door.modal('U0HUGO'))).toContain('Pools')
  })

  test('an admin whom the operator has named stays one', async () => {
    const { press, submit, shown } = await opened('U0VERA')
    await press('open-grants')
    await press('grant-person', { value: 'U0VERA' })
    await submit({ grants: [] })
    expect(await shown()).toContain("<@U0VERA> is named as an admin in the bot's settings.")
  })
})

test('every button of the overview says what it does', async () => {
  const { door } = await opened('U0VERA')
  const labels = new Set(buttonsOf(await door.modal('U0VERA')))
  expect(labels).toEqual(new Set(['Open', 'Settings', 'Change', 'Agreement and calibration']))
})
