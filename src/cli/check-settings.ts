import { banksToAsk } from '../banks/load.ts'
import { PARTS } from '../config.ts'
import { Unusable } from '../core/unusable.ts'
import { readPlans } from '../plans/read.ts'
import { partOf, settings } from './settings.ts'

/** What `start` reads before anything else, read and dropped. @throws Unusable listing all that is wrong. */
export async function checkSettings(): Promise<void> {
  const told = await Promise.all([
    said(settings),
    said(() => readPlans(partOf(PARTS.plans).INTERVIEW_PLANS)),
    said(() => banksToAsk(partOf(PARTS.banks).BANKS)),
  ])
  // A list of banks with a gap is told of twice: as a setting, and where it is read.
  const problems = new Set(told.filter((problem) => problem !== undefined))
  if (problems.size > 0) throw new Unusable([...problems].join('\n'))
}

/** What is wrong, in words; nothing if `read` succeeds. */
async function said(read: () => unknown): Promise<string | undefined> {
  try {
    await read()
    return undefined
  } catch (error) {
    if (error instanceof Unusable) return error.message
    throw error
  }
}
