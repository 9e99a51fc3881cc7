import { expect, test } from 'vitest'
import { loadBanks } from '../../src/banks/load.ts'
import { readApart } from '../../src/material/apart.ts'
import { readMaterial } from '../../src/material/read.ts'
import { readPlans } from '../../src/plans/read.ts'

const SHIPPED = { plans: 'interview-plans', banks: ['question-banks'] }

test('plans and banks read in a process of their own are the same as read here', async () => {
  expect(await readApart(SHIPPED)).toEqual({
    plans: readPlans('interview-plans'),
    banks: await loadBanks(['question-banks']),
  })
})

test('what is wrong with the plans is said, and at once what is wrong with the banks', async () => {
  const missing = { plans: 'no-such-folder', banks: ['no-such-bank'] }
  const words = /^There is no folder no-such-folder\..*\nBANKS: There is no no-such-bank/
  await expect(readMaterial(missing)).rejects.toThrow(words)
  await expect(readApart(missing)).rejects.toThrow(words)
})

test('a bank that is not there is refused beside plans that are', async () => {
  await expect(readMaterial({ ...SHIPPED, banks: ['no-such-bank'] })).rejects.toThrow(
    /^BANKS: There is no no-such-bank/,
  )
})
