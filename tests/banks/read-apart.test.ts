import { expect, test } from 'vitest'
import { loadBanks } from '../../src/banks/load.ts'
import { readBanksApart } from '../../src/banks/read-apart.ts'

test('banks read in a process of their own are the same as read here', async () => {
  expect(await readBanksApart(['question-banks'])).toEqual(await loadBanks(['question-banks']))
})

test('a bank that is not there is refused in words', async () => {
  await expect(readBanksApart(['no-such-bank'])).rejects.toThrow(/BANKS: There is no no-such-bank/)
})
