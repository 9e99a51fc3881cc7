import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { loopwright } from '../support/cli.ts'
import { folder } from '../support/folder.ts'

const hiring = JSON.parse(readFileSync('sandbox/furniture/hiring.json', 'utf8'))
let database = ''

beforeEach(async () => {
  database = join(await folder({}), 'data', 'loopwright.db')
  vi.stubEnv('DATABASE', database)
})

describe('import', () => {
  test('it makes the database, and doing it again changes nothing but the log', async () => {
    const first = await loopwright(['import'], hiring)
    expect(first).toMatchObject({ status: 0, error: '' })
    expect(first.json()).toEqual({ people: 16, openings: 2, candidates: 10 })
    const before = (await loopwright(['people'])).json()
    expect((await loopwright(['import'], hiring)).status).toBe(0)
    expect((await loopwright(['people'])).json()).toEqual(before)
  })

  test('every row that cannot be taken over is named, and none is', async () => {
    const wrong = {
      people: [
        hiring.people[0],
        { ...hiring.people[1], zone: 'Mars/Phobos', capPerDay: 0, shoe: 43 },
        { ...hiring.people[0], grants: ['king'], pools: { systems: 'expert' } },
      ],
      candidates: [{ ...hiring.candidates[0], mail: 'nobody', opening: 'backend' }],
    }
    const { status, out, error } = await loopwright(['import'], wrong)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(error).toContain('$.people[1].shoe: is not a known key; expected only id, name, zone')
    for (const line of [
      '$.people[1].zone: is "Mars/Phobos"; expected an IANA time zone such as Europe/Belgrade',
      '$.people[1].capPerDay: is 0; expected a whole number, 1 or more',
      '$.people[2].grants[0]: is "king"; expected one of admin, recruiter, auditor',
      '$.people[2].pools.systems: is "expert"; expected one of shadow, reverse shadow, qualified',
      '$.candidates[0].mail: is "nobody"; expected a mail address, or null',
      '$.candidates[0].opening: is "backend"; expected the id of an opening, open_ and the key of its plan',
    ]) {
      expect(error).toContain(`${line}\n`)
    }
    expect((await loopwright(['people'])).error).toContain('There is no database')
  })

  test('a person named twice and an opening that no plan has are refused', async () => {
    const twice = { people: [hiring.people[0], hiring.people[0]] }
    expect((await loopwright(['import'], twice)).error).toBe(
      '$.people[1].id: is "U0PETRA"; expected an id that no earlier entry has\n',
    )
    const strange = { candidates: [{ ...hiring.candidates[0], opening: 'open_cook' }] }
    expect((await loopwright(['import'], strange)).error).toBe(
      '$.candidates[0].opening: is "open_cook"; expected one of open_backend-intern, open_search-backend-infra-intern\n',
    )
  })
})

describe('people', () => {
  test('what it lists can be imported elsewhere and is the same there', async () => {
    const one = {
      ...hiring.people[6],
      hours: [{ days: [1, 2], from: '10:00', to: '24:00' }],
      exceptions: [{ date: '2027-03-12', ranges: [['10:00', '14:00']] }],
      ownHolidays: ['2027-04-30'],
      pausedUntil: '2027-05-01',
      grants: ['auditor'],
      status: 'gone',
    }
    await loopwright(['import'], { ...hiring, people: hiring.people.with(6, one) })
    const listed = (await loopwright(['people', '--json'])).json()
    // A calendar's address works like a password: it can be set, and is never listed.
    const { calendar, ...shown } = one
    expect(calendar).toBeDefined()
    expect(listed.people).toContainEqual(expect.objectContaining(shown))
    expect(JSON.stringify(listed)).not.toContain(calendar)
    expect(listed.openings).toEqual(expect.arrayContaining(hiring.openings))
    vi.stubEnv('DATABASE', join(await folder({}), 'other.db'))
    expect((await loopwright(['import'], listed)).status).toBe(0)
    expect((await loopwright(['people'])).json()).toEqual(listed)
  })
})

describe('audit verify', () => {
  beforeEach(async () => {
    await loopwright(['import'], hiring)
  })
  const tampered = (sql: string) => {
    const sqlite = new Database(database)
    sqlite.exec(sql)
    sqlite.close()
    return loopwright(['audit', 'verify'])
  }

  test('an untouched log holds', async () => {
    const { status, json } = await loopwright(['audit', 'verify', database, '--json'])
    expect(status).toBe(0)
    expect(json()).toMatchObject({ ok: true, newest: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(json().entries).toBeGreaterThan(20)
  })

  test.each([
    ['a forged entry', "update audit set actor = 'U0EVE' where seq = 7", 7, 6],
    ['an entry cut out', 'delete from audit where seq = 7', 8, 6],
    ['the beginning cut off', 'delete from audit where seq < 7', 7, 0],
    [
      'two entries that changed places',
      'update audit set seq = -1 where seq = 7; update audit set seq = 7 where seq = 8; update audit set seq = 8 where seq = -1',
      7,
      6,
    ],
  ])('%s is found, and how many hold before it', async (_name, sql, seq, entries) => {
    const { status, json } = await tampered(sql)
    expect(status).toBe(1)
    expect(json()).toMatchObject({ ok: false, entries, broken: { seq } })
  })

  test('entries cut off the end are not seen in the chain, but in their number and the newest hash', async () => {
    const whole = (await loopwright(['audit', 'verify'])).json()
    const cut = await tampered('delete from audit where seq > (select max(seq) from audit) - 3')
    expect(cut.status).toBe(0)
    expect(cut.json().entries).toBe(whole.entries - 3)
    expect(cut.json().newest).not.toBe(whole.newest)
  })

  test('the file is not changed by looking at it', async () => {
    const sqlite = new Database(database)
    sqlite.exec('create table later (id text)')
    const schema = () => sqlite.prepare('select sql from sqlite_schema order by name').all()
    const before = schema()
    await loopwright(['audit', 'verify'])
    expect(schema()).toEqual(before)
    sqlite.close()
  })
})

describe('a database that cannot be used is refused in words', () => {
  test.each(['backup', 'people', 'audit verify'])('by %s: there is none', async (command) => {
    const words = command === 'backup' ? ['backup', `${database}.copy`] : command.split(' ')
    const { status, error } = await loopwright(words)
    expect({ status, error }).toEqual({
      status: 2,
      error: `There is no database ${database}. Set DATABASE, or name the file.\n`,
    })
  })

  test('it was written by a newer version', async () => {
    await loopwright(['import'], hiring)
    const sqlite = new Database(database)
    sqlite.exec(
      "insert into kysely_migration values ('0999-telepathy', '2030-01-01T00:00:00.000Z')",
    )
    sqlite.close()
    for (const words of [['people'], ['audit', 'verify'], ['backup', `${database}.copy`]]) {
      const { status, error } = await loopwright(words)
      expect({ status, error }).toEqual({
        status: 2,
        error:
          'This database was written by a newer Loopwright (it holds 0999-telepathy). Start that version again, or restore a backup made before the upgrade.\n',
      })
    }
  })

  test('it is no database at all, or that of another program', async () => {
    const root = await folder({ 'notes.txt': 'Buy milk. '.repeat(100) })
    const notes = await loopwright(['audit', 'verify', join(root, 'notes.txt')])
    expect(notes.status).toBe(2)
    expect(notes.error).toContain(
      'notes.txt cannot be opened as a database: file is not a database.',
    )
    const other = join(root, 'other.db')
    new Database(other).exec('create table songs (title text)').close()
    expect((await loopwright(['audit', 'verify', other])).error).toBe(
      'This database holds something else than Loopwright. Set DATABASE to another.\n',
    )
  })
})

describe('backup', () => {
  test('a file that exists is never written over', async () => {
    await loopwright(['import'], hiring)
    const there = join(await folder({ 'there.db': 'precious' }), 'there.db')
    const { status, error } = await loopwright(['backup', there])
    expect({ status, error }).toEqual({
      status: 2,
      error: `${there} exists. Name a file that does not.\n`,
    })
    expect(readFileSync(there, 'utf8')).toBe('precious')
  })
})

describe('check-config', () => {
  const good = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', ADMINS: 'U0VERA' }

  test('settings that will do', async () => {
    for (const [name, value] of Object.entries(good)) vi.stubEnv(name, value)
    expect(await loopwright(['check-config'])).toMatchObject({ status: 0, out: '{"ok":true}\n' })
  })

  test('all that is wrong is listed, with nothing secret', async () => {
    vi.stubEnv('SLACK_BOT_TOKEN', 'xapp-swapped')
    vi.stubEnv('SLACK_APP_TOKEN', 'xoxb-swapped')
    const { status, error } = await loopwright(['check-config'])
    expect(status).toBe(2)
    expect(error).toMatch(/SLACK_BOT_TOKEN.*SLACK_APP_TOKEN/s)
    expect(error).not.toContain('swapped')
  })

  test('plans and banks that need mending are told of in the same breath', async () => {
    const plans = await folder({})
    vi.stubEnv('INTERVIEW_PLANS', plans)
    vi.stubEnv('BANKS', join(plans, 'none'))
    writeFileSync(join(plans, 'cook.yaml'), 'title: Cook\n')
    const { status, error } = await loopwright(['check-config'])
    expect(status).toBe(2)
    expect(error).toMatch(
      /^These settings need mending .+\nThese interview plans need mending:\n- .+\nBANKS: .*none/s,
    )
  })

  test('a command that needs one setting says in words that it will not do', async () => {
    await loopwright(['import'], hiring)
    vi.stubEnv('OFFICE_ZONE', 'Mars/Phobos')
    expect(await loopwright(['erase', 'cand_mila', '--dry-run'])).toMatchObject({
      status: 2,
      error: expect.stringContaining('- OFFICE_ZONE is not an IANA time zone such as Europe'),
    })
    vi.stubEnv('OFFICE_ZONE', '')
    expect((await loopwright(['erase', 'cand_mila', '--dry-run'])).status).toBe(0)
  })
})

describe('manifest', () => {
  test('for Socket Mode without an address, for HTTP with one', async () => {
    const { json } = await loopwright(['manifest'])
    expect(json().settings.socket_mode_enabled).toBe(true)
    const http = (await loopwright(['manifest', 'https://bot.example.org/'])).json()
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: 'https://bot.example.org/slack/events' },
    })
  })

  test.each(['bot', 'http://bot.example.org'])(
    '%s, which Slack would not take, is refused',
    async (address) => {
      const { status, error } = await loopwright(['manifest', address])
      expect(status).toBe(2)
      expect(error).toContain(`${address} is not an address that begins with https://`)
    },
  )
})
