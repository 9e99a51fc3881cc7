import type { Json } from './json.ts'

/** A "no" in Slack's words: `code` becomes the answer's `error`, `extra` stands beside it. */
export class SlackError extends Error {
  readonly code: string
  readonly extra: Json
  constructor(code: string, extra: Json = {}) {
    super(code)
    this.name = 'SlackError'
    this.code = code
    this.extra = extra
  }
}
