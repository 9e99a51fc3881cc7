import { existsSync } from 'node:fs'
import { banksToAsk } from '../banks/load.ts'
import { type Config, readConfig } from '../config.ts'
import { readPlans } from '../plans/read.ts'

/** The settings of this process and its `.env`. @throws Unusable listing all that is wrong. */
export function settings(): Config {
  loadEnv()
  return readConfig(process.env)
}

/** What `start` reads before anything else, read and dropped. @throws Unusable listing all that is wrong. */
export async function checkSettings(): Promise<void> {
  const { INTERVIEW_PLANS, BANKS } = settings()
  readPlans(INTERVIEW_PLANS)
  await banksToAsk(BANKS)
}

/** What is set in the environment already goes before what `.env` says. */
export function loadEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}
