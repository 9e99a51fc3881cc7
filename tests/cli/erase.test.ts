import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { loopwright } from '../support/cli.ts'
import {
  anasCard,
  bosCard,
  milasApplication,
  OTHER_QUOTE,
  QUOTE,
  storeLoop,
} from '../support/debrief.ts'
import { folder } from '../support/folder.ts'

const hiring = JSON.parse(readFileSync('sandbox/furniture/hiring.json', 'utf8'))
let database = ''

/** A database with Mila in it, two of her three scorecards handed in and sealed. */
beforeEach(async () => {
  database = join(await folder({}), 'data', 'loopwright.db')
  vi.stubEnv('DATABASE', database)
  await loopwright(['import'], hiring)
  const store = await openStore(await openSource(database))
  await storeLoop(store, [anasCard, bosCard])
  await store.close()
})

function bytes(): string {
  const files = [database, `${database}-wal`].filter((file) => existsSync(file))
  return files.map((file) => readFileSync(file).toString('utf8')).join('')
}

describe('erase', () => {
  const counts = {
    candidate: 'cand_mila',
    applications: 1,
    interviews: 3,
    scorecards: 2,
    ratings: 9,
  }

  test('a dry run says what would go, and takes nothing', async () => {
    const { status, json } = await loopwright(['erase', 'mila@example.org', '--dry-run'])
    expect(status).toBe(0)
    expect(json()).toMatchObject({ erased: false, ...counts })
    expect(bytes()).toContain(QUOTE)
  })

  test('a candidate is taken out of the file itself', async () => {
    const { status, json } = await loopwright(['erase', 'cand_mila', '--json'])
    expect(status).toBe(0)
    expect(json()).toMatchObject({ erased: true, ...counts, isClean: true })
    for (const word of ['Kovač', 'mila@example.org', QUOTE, OTHER_QUOTE]) {
      expect(bytes().includes(word), word).toBe(false)
    }
    const again = await loopwright(['erase', 'cand_mila'])
    expect([again.status, again.json()]).toEqual([
      1,
      { erased: false, candidate: 'cand_mila', why: 'they are erased already', isClean: true },
    ])
    expect((await loopwright(['audit', 'verify'])).status).toBe(0)
  })

  test.each([
    ['a stranger', ['erase', 'nobody@example.org'], 'There is no candidate nobody@example.org.'],
    ['a name', ['erase', 'Mila Kovač'], 'Give their id or their mail address.'],
    ['nobody', ['erase'], 'Name one candidate.'],
    ['an unknown flag', ['erase', '--force'], 'There is no --force.'],
  ])('%s is not erased', async (_, words, problem) => {
    const { status, out, error } = await loopwright(words)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(error).toContain(problem)
  })
})

describe('export', () => {
  test('an application is written as Markdown and as a page; what is sealed is counted only', async () => {
    const { status, json } = await loopwright(['export', milasApplication])
    expect(status).toBe(0)
    expect(json().markdown).toContain('2 of 3 scorecards are in, sealed.')
    expect(json().html).toContain('<!doctype html>')
    expect(`${json().markdown}${json().html}`).not.toContain(QUOTE)
  })

  test('into a file of its kind, which must not be there yet', async () => {
    const file = join(await folder({}), 'mila.html')
    expect((await loopwright(['export', milasApplication, file])).json()).toEqual({
      application: milasApplication,
      file,
    })
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>/)
    const again = await loopwright(['export', milasApplication, file])
    expect([again.status, again.error]).toEqual([2, `${file} exists. Name a file that does not.\n`])
  })

  test.each([
    [['export', 'app_nobody'], 'There is no application app_nobody.'],
    [['export', 'mila'], 'mila is no application; expected an id such as app_…'],
    [['export', 'app_1', 'mila.pdf'], 'mila.pdf ends in neither .md nor .html.'],
    [['export'], 'Name one application'],
  ])('%j is refused', async (words, problem) => {
    const { status, error } = await loopwright(words)
    expect(status).toBe(2)
    expect(error).toContain(problem)
  })
})
