import type { Logger } from '@slack/bolt'
import { LogLevel } from '@slack/bolt'
import { withoutSecrets } from '../core/secrets.ts'
import { type Instant, iso } from '../core/time.ts'

/** Levels by the names that the settings use, the quietest last. */
export const LOG_LEVELS = {
  debug: LogLevel.DEBUG,
  info: LogLevel.INFO,
  warn: LogLevel.WARN,
  error: LogLevel.ERROR,
}

const ORDER = [LogLevel.DEBUG, LogLevel.INFO, LogLevel.WARN, LogLevel.ERROR]

export interface LogOptions {
  readonly level: keyof typeof LOG_LEVELS
  /** Values that must never show, whatever they look like. */
  readonly secrets: readonly string[]
  readonly write: (line: string) => void
  readonly now: () => Instant
}

/**
 * The one log, for the bot and for Slack's libraries: a line an entry, without secrets.
 *
 * What people type reaches it at the level debug only, where the libraries print what they receive.
 */
export function createLog({ level, secrets, write, now }: LogOptions): Logger {
  const least = ORDER.indexOf(LOG_LEVELS[level])
  const log = (at: LogLevel, words: readonly unknown[]) => {
    if (ORDER.indexOf(at) < least) return
    write(`${iso(now())} ${at} ${withoutSecrets(words.map(shown).join(' '), secrets)}\n`)
  }
  return {
    debug: (...words: unknown[]) => log(LogLevel.DEBUG, words),
    info: (...words: unknown[]) => log(LogLevel.INFO, words),
    warn: (...words: unknown[]) => log(LogLevel.WARN, words),
    error: (...words: unknown[]) => log(LogLevel.ERROR, words),
    getLevel: () => LOG_LEVELS[level],
    // Slack's libraries would set their own; the settings decide.
    setLevel: () => {},
    setName: () => {},
  }
}

/** Errors by their stack alone: the libraries hang whole requests and answers on them. */
function shown(word: unknown): string {
  if (!(word instanceof Error)) return typeof word === 'string' ? word : JSON.stringify(word)
  const cause = word.cause === undefined ? '' : ` because of ${shown(word.cause)}`
  return `${word.stack ?? word.message}${cause}`
}
