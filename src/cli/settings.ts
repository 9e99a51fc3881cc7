import { existsSync } from 'node:fs'
import { type Config, readConfig } from '../config.ts'

/** The settings of this process and its `.env`. @throws Unusable listing all that is wrong. */
export function settings(): Config {
  loadEnv()
  return readConfig(process.env)
}

/** What is set in the environment already goes before what `.env` says. */
export function loadEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}
