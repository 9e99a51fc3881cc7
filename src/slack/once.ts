import type { App } from '@slack/bolt'

/** Slack's last repetition of an event comes after about five minutes. */
const REMEMBERED_MS = 10 * 60_000

/**
 * Lets everything that Slack delivers through once.
 *
 * Networks and Slack repeat what they think was lost, and whoever has recorded a signed request can send it
 * again for five minutes. This forgets with the process: what books or changes anything also keeps its own count.
 */
export function onceOnly(app: App, elapsed: () => number): void {
  const seen = new Map<string, number>()
  app.use(async ({ next, body, logger, ...rest }) => {
    const now = elapsed()
    forget(seen, now - REMEMBERED_MS)
    const id = idOf(body)
    if (id !== undefined && seen.has(id)) {
      logger.debug('Slack repeated itself, which is fine')
      if ('ack' in rest && typeof rest.ack === 'function') await rest.ack()
      return
    }
    if (id !== undefined) seen.set(id, now)
    await next()
  })
}

/** Events have an id; what a person does has the trigger that it came with. */
function idOf(body: object): string | undefined {
  if ('event_id' in body) return `event ${body.event_id}`
  if ('trigger_id' in body) return `trigger ${body.trigger_id}`
  return undefined
}

/** A map remembers the order of its entries, so the oldest come first. */
function forget(seen: Map<string, number>, before: number): void {
  for (const [id, at] of seen) {
    if (at >= before) return
    seen.delete(id)
  }
}
