import { banksToAsk } from '../banks/load.ts'
import { readPlans } from '../plans/read.ts'
import { settings } from './settings.ts'

/** What `start` reads before anything else, read and dropped. @throws Unusable listing all that is wrong. */
export async function checkSettings(): Promise<void> {
  const { INTERVIEW_PLANS, BANKS } = settings()
  readPlans(INTERVIEW_PLANS)
  await banksToAsk(BANKS)
}
