import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import type { z } from 'zod'
import { type Config, readConfig, readPart } from '../config.ts'

/** The settings of this process and its `.env`. @throws Unusable listing all that is wrong. */
export function settings(): Config {
  return readConfig(environment())
}

/** One part of the settings, for a command that needs no more. @throws Unusable as `settings` does. */
export function partOf<T>(part: z.ZodType<T>): T {
  return readPart(part, environment())
}

/** What the environment says goes before what `.env` says; a variable that is set but empty says nothing. */
function environment(): Readonly<Record<string, string | undefined>> {
  const written = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {}
  // Set for the whole process: libraries read theirs themselves, as the one for Postgres does.
  for (const [name, value] of Object.entries(written)) process.env[name] ||= value
  return process.env
}
