import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '@slack/bolt'

const STEP_MS = 20

/** Counts what is being worked on, so that a stop can wait for what Slack was told is in hand. */
export function inFlight(app: App): { readonly settled: (limitMs: number) => Promise<boolean> } {
  let working = 0
  app.use(async ({ next }) => {
    working++
    try {
      await next()
    } finally {
      working--
    }
  })
  return {
    /** Whether everything was finished within `limitMs`. */
    async settled(limitMs) {
      for (let waited = 0; working > 0 && waited < limitMs; waited += STEP_MS) await sleep(STEP_MS)
      return working === 0
    },
  }
}
