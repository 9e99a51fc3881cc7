import { readMaterial } from '../material/read.ts'
import { settings } from './settings.ts'

/** What `start` reads before anything else, read and dropped. @throws Unusable listing all that is wrong. */
export async function checkSettings(): Promise<void> {
  const { INTERVIEW_PLANS, BANKS } = settings()
  await readMaterial({ plans: INTERVIEW_PLANS, banks: BANKS })
}
