import { describe, expect, test } from 'vitest'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'

const hostile = '<!channel> *x* @here'

/** Types a line, and waits for the modal. */
async function typing(line: string, user = 'U0PETRA'): Promise<FrontDoor> {
  const door = await frontDoor()
  await door.type(user, line)
  await door.settled()
  return door
}

/** What Petra then does in her top modal. */
async function press(door: FrontDoor, action_id: string, more: object = {}) {
  await door.interact('U0PETRA', { action_id, ...more })
  await door.settled()
}

async function submit(door: FrontDoor, values: object) {
  const answer = await door.interact('U0PETRA', { submit: values })
  await door.settled()
  return answer
}

const shown = async (door: FrontDoor) => wordsOf(await door.modal('U0PETRA'))
const buttons = async (door: FrontDoor) => buttonsOf(await door.modal('U0PETRA'))

describe('finding', () => {
  test('a name that fits one candidate opens their page', async () => {
    const door = await typing('/candidate jelena')
    const page = await shown(door)
    expect(page).toContain('Jelena Ilić')
    expect(page).toContain('Mon 1 Mar, 09:00 Vienna for them now')
    expect(page).toContain('<mailto:jelena@example.org|jelena@example.org>')
    expect(page).toContain('*Search backend infrastructure intern* · Screen')
    expect(page).toContain('Not answered yet')
  })

  test('nothing typed shows the newest and a search box', async () => {
    const door = await typing('/candidate')
    expect(await shown(door)).toContain('Newest')
    const found = await door.interact('U0PETRA', { action_id: 'open-candidate', options: 'IVAN' })
    expect(found.options).toMatchObject([{ value: 'cand_ivan' }])
    await press(door, 'open-candidate', { value: 'cand_ivan' })
    expect(await shown(door)).toContain('Ivan Marković')
  })

  test('a name that nobody has offers to add them, with the name filled in', async () => {
    const door = await typing('/candidate Zoë Quartz')
    expect(await shown(door)).toContain('Nobody is called “Zoë Quartz”.')
    await press(door, 'add-candidate')
    expect(JSON.stringify(await door.modal('U0PETRA'))).toContain('"initial_value":"Zoë Quartz"')
  })

  test('a lead sees the candidates of their openings, and nobody else does', async () => {
    const door = await typing('/candidate mila', 'U0FATIMA')
    expect(wordsOf(await door.modal('U0FATIMA'))).toContain('Nobody is called')
    await door.type('U0FATIMA', '/candidate Chen')
    expect(wordsOf(await door.modal('U0FATIMA'))).toContain('Chen Wei')
    await door.type('U0ANA', '/candidate mila')
    expect(wordsOf(await door.modal('U0ANA'))).toBe(
      'Only <@U0MARA> (recruiter), <@U0PETRA> (recruiter), the hiring lead of an opening or an admin can see a candidate.',
    )
  })

  test('menus tell nobody who may not see candidates that there are any', async () => {
    const door = await typing('/schedule-interview', 'U0FATIMA')
    const ask = { action_id: 'find-candidate', options: 'example.org' }
    const found = JSON.stringify((await door.interact('U0FATIMA', ask)).options)
    expect(found).toContain('Chen Wei')
    expect(found).not.toContain('Mila')
  })
})

describe('adding', () => {
  const ivo = { name: 'Ivo Novak', mail: 'ivo@example.org', opening: 'open_backend-intern' }

  test('a new candidate is in the first stage of the opening, and their page opens', async () => {
    const door = await typing('/candidate add')
    await submit(door, { ...ivo, languages: ['go', 'rust'], study: 'Niš' })
    const page = await shown(door)
    expect(page).toContain('Ivo Novak')
    expect(page).toContain('Studies at Niš')
    expect(page).toContain('Languages: Go, Rust')
  })

  test('a mail address is one candidate: the one who has it can be opened instead', async () => {
    const door = await typing('/candidate add')
    await submit(door, { ...ivo, mail: 'MILA@example.org' })
    expect(await shown(door)).toContain('*Mila Kovač* has the address MILA@example.org.')
    await submit(door, {})
    expect(await shown(door)).toContain('for them now')
    await door.type('U0PETRA', '/candidate Ivo Novak')
    expect(await shown(door)).toContain('Nobody is called')
  })

  test('a name made of markup is shown as typed and pings nobody', async () => {
    const door = await typing('/candidate add')
    await submit(door, { ...ivo, name: hostile })
    expect(await shown(door)).toContain(hostile)
    await press(door, 'candidate-timeline')
    expect(await shown(door)).toContain('*&lt;!channel&gt; *x* @here*, newest first')
  })

  test.each([
    ['mail', 'mila at example', 'Enter a valid email address.'],
    ['resume', 'ftp://example.org/cv', 'Give an address that begins with https://.'],
  ])('%s: %s is refused beside the field', async (field, value, words) => {
    const door = await typing('/candidate add')
    const { errors } = await submit(door, { ...ivo, [field]: value })
    expect(errors).toMatchObject({ [field]: words })
  })

  test('on the way to an interview, the new candidate is chosen and what was typed stays', async () => {
    const door = await typing('/schedule-interview')
    await press(door, 'new-candidate', {
      values: { first: '2027-03-17', 'find-candidate': 'cand_ivan' },
    })
    await submit(door, ivo)
    const form = await door.modal('U0PETRA')
    expect(form?.callback_id).toBe('schedule-form')
    expect(wordsOf(form)).toContain('Ivo Novak · ivo@example.org')
    const values = JSON.stringify((await door.interact('U0PETRA', { submit: {} })).modals)
    expect(values).not.toContain('Ivan')
    const stored = door.slack.ws.stacks.get('U0PETRA')?.at(-1)
    expect(JSON.stringify(door.slack.ws.views.get(stored ?? '')?.values)).not.toContain('cand_ivan')
  })

  test('on the way to an interview, the one who has the address can be chosen', async () => {
    const door = await typing('/schedule-interview')
    await press(door, 'new-candidate')
    await submit(door, { ...ivo, mail: 'jelena@example.org' })
    await submit(door, {})
    expect(await shown(door)).toContain('Jelena Ilić · jelena@example.org')
  })
})

describe('changing', () => {
  test('facts are edited on a form of their own, and the page below follows', async () => {
    const door = await typing('/candidate mila')
    await press(door, 'edit-candidate')
    await submit(door, { name: 'Mila K.', mail: 'mk@example.org', 'find-zone': 'Asia/Tokyo' })
    const page = await shown(door)
    expect(page).toContain('Mila K.')
    expect(page).toContain('17:00 Tokyo for them now')
    await press(door, 'edit-candidate')
    await submit(door, { mail: 'ivan@example.org' })
    expect(await shown(door)).toContain('*Ivan Marković* has this mail address.')
  })

  test('an interview is scheduled from the page of its candidate', async () => {
    const door = await typing('/candidate mila')
    await press(door, 'schedule-candidate')
    expect((await door.modal('U0PETRA'))?.callback_id).toBe('schedule-form')
    expect(await shown(door)).toContain('Mila Kovač · mila@example.org')
  })

  test('who withdraws is out of the opening and may enter another', async () => {
    const door = await typing('/candidate mila')
    await press(door, 'withdraw-application')
    expect(await shown(door)).toContain('withdrawn')
    expect(await buttons(door)).not.toContain('Withdraw')
    await press(door, 'apply-candidate')
    await submit(door, { opening: 'open_backend-intern' })
    expect(await buttons(door)).toContain('Withdraw')
    await press(door, 'candidate-timeline')
    expect(await shown(door)).toMatch(
      /added them to .*Backend.*noted that they have withdrawn.*The bot added the candidate/s,
    )
  })
})

describe('screening', () => {
  const asked = { 'q-weeks': { answer: '10' }, 'q-full-time': { answer: 'no' } }

  async function ruledOut(): Promise<FrontDoor> {
    const door = await typing('/candidate mila')
    await press(door, 'answer-screening')
    await submit(door, asked)
    return door
  }

  test('answers that rule a candidate out stand on their page, and what is not asked is listed', async () => {
    const door = await ruledOut()
    const page = await shown(door)
    expect(page).toContain('10 weeks; at least 12 are needed.')
    expect(page).toContain('Answered no; yes is needed.')
    expect(page).toContain('• From which date could you start?')
    expect(page).not.toContain('• Can you work full-time')
  })

  test('nothing is scheduled in spite of them', async () => {
    const door = await typing('/candidate chen')
    await press(door, 'answer-screening')
    await submit(door, { 'q-full-time': { answer: 'no' } })
    await door.type('U0PETRA', '/schedule-interview Chen')
    await door.settled()
    expect(await shown(door)).toContain(
      '*Screening rules this candidate out*\n• Can you work full-time',
    )
    expect((await submit(door, {})).errors).toHaveProperty('passing')
  })

  test('going on all the same takes a reason, which stays', async () => {
    const door = await ruledOut()
    const at = { block_id: await blockOf(door, 'weeks') }
    await press(door, 'pass-over', at)
    expect((await submit(door, { reason: 'ok' })).errors).toMatchObject({
      reason: expect.stringContaining('at least 3 words'),
    })
    expect((await submit(door, { reason: 'She is pregnant and could stay' })).errors).toMatchObject(
      {
        reason: expect.stringContaining('must never be noted'),
      },
    )
    await submit(door, { reason: 'The team lead agreed to ten weeks.' })
    const page = await shown(door)
    expect(page).toContain('Passed over by <@U0PETRA>')
    expect(page).toContain('Because: The team lead agreed to ten weeks.')
    expect(page.match(/Rules them out/g)).toHaveLength(1)
  })

  test('another answer takes the place of the first, and languages follow', async () => {
    const door = await ruledOut()
    await press(door, 'answer-screening')
    await submit(door, {
      'q-weeks': { answer: '16' },
      'q-full-time': { answer: 'yes' },
      'q-interview-language': { answer: 'C or C++' },
      'q-languages': { answer: ['C++', 'Go'] },
      'q-start': { answer: '2027-07-01' },
      'q-where-used': { answer: 'A course on compilers' },
    })
    const page = await shown(door)
    expect(page).not.toContain('Rules them out')
    expect(page).toContain('Languages: C++, C')
  })

  test('what must never be noted is refused beside the question', async () => {
    const door = await typing('/candidate mila')
    await press(door, 'answer-screening')
    const { errors } = await submit(door, { 'q-where-used': { answer: 'She is married' } })
    expect(JSON.stringify(errors)).toContain('must never be noted')
  })
})

/** The block of the objection to an answer. */
async function blockOf(door: FrontDoor, question: string): Promise<string> {
  const view = await door.modal('U0PETRA')
  const block = view?.blocks.find((each) => JSON.stringify(each).includes(`:${question}"`))
  return String(block?.block_id)
}
