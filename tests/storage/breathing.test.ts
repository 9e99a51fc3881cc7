import { expect, test } from 'vitest'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'

test('who reads on and on lets the loop turn, also in what was asked for together', async () => {
  const store = await openStore(await openSource(':memory:'))
  let turns = 0
  let isOver = false
  const turn = () => {
    turns++
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  const until = performance.now() + 60
  while (performance.now() < until) {
    await Promise.all(Array.from({ length: 50 }, () => store.openings()))
  }
  isOver = true
  // About twenty on a machine at rest; without a pause between reads, none on any.
  expect(turns).toBeGreaterThan(0)
  await store.close()
})
