import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { clearAway, clearAwayNow } from '../../../src/banks/verify/clear.ts'

const NOBODY = 65_534
const isRoot = process.geteuid?.() === 0

/** Root may remove anything, which would hide what these tests look for. */
beforeAll(() => {
  if (isRoot) process.seteuid?.(NOBODY)
})
afterAll(() => {
  if (isRoot) process.seteuid?.(0)
})

/** A folder whose inner folders its owner has locked, one of them against reading too. */
async function locked(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'loopwright-clear-'))
  for (const [name, mode] of [
    ['read-only', 0o555],
    ['closed', 0o000],
  ] as const) {
    const inner = join(root, name, 'inner')
    mkdirSync(inner, { recursive: true })
    writeFileSync(join(inner, 'file'), 'x')
    chmodSync(inner, mode)
    chmodSync(join(root, name), mode)
  }
  return root
}

describe.each([
  ['at leisure', clearAway],
  ['at once', clearAwayNow],
])('%s', (_how, clear) => {
  test('a folder that its owner has locked is removed', async () => {
    const root = await locked()
    await clear(root)
    expect(existsSync(root)).toBe(false)
  })

  test('what a link leads to stays, with its permissions', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'loopwright-outside-'))
    onTestFinished(() => clearAway(outside))
    writeFileSync(join(outside, 'kept'), 'x')
    chmodSync(outside, 0o500)
    const root = await mkdtemp(join(tmpdir(), 'loopwright-clear-'))
    symlinkSync(outside, join(root, 'link'))
    await clear(root)
    expect([existsSync(root), existsSync(join(outside, 'kept'))]).toEqual([false, true])
    expect(statSync(outside).mode & 0o777).toBe(0o500)
  })

  test('a folder that is gone already is no failure', async () => {
    await clear(join(tmpdir(), 'loopwright-never-made'))
  })
})
