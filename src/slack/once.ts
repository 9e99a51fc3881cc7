import type { App, ReceiverEvent } from '@slack/bolt'

/** Slack's last repetition of an event comes after about five minutes. */
const REMEMBERED_MS = 10 * 60_000

type Acknowledgement = Parameters<ReceiverEvent['ack']>[0]

interface Delivery {
  readonly at: number
  /** What it was acknowledged with; nothing if it was not. */
  readonly answer: Promise<Acknowledgement>
}

/**
 * Lets everything that Slack delivers through once; a repetition gets the answer of the first.
 *
 * Networks and Slack repeat what they think was lost, and whoever has recorded a signed request can send it
 * again for five minutes. An answer of its own would be wrong: an empty one closes the form that the first one
 * is about to change. This forgets with the process: what books or changes anything also keeps its own count.
 */
export function onceOnly(app: App, elapsed: () => number): void {
  const seen = new Map<string, Delivery>()
  const handle = app.processEvent.bind(app)
  // Not as a middleware: Bolt acknowledges events before it asks any, and none sees what another answers.
  app.processEvent = async (event) => {
    const now = elapsed()
    forget(seen, now - REMEMBERED_MS)
    const id = idOf(event.body)
    const first = id === undefined ? undefined : seen.get(id)
    if (first) {
      app.logger.debug('Slack repeated itself, which is fine')
      return event.ack(await first.answer)
    }
    const { promise: answer, resolve } = Promise.withResolvers<Acknowledgement>()
    if (id !== undefined) seen.set(id, { at: now, answer })
    const ack: ReceiverEvent['ack'] = (said) => {
      resolve(said)
      return event.ack(said)
    }
    // What nobody acknowledges must not keep its repetition waiting.
    return handle({ ...event, ack }).finally(() => resolve(undefined))
  }
}

/** Events have an id; what a person does has the trigger that it came with. */
function idOf(body: object): string | undefined {
  if ('event_id' in body) return `event ${body.event_id}`
  if ('trigger_id' in body) return `trigger ${body.trigger_id}`
  return undefined
}

/** A map remembers the order of its entries, so the oldest come first. */
function forget(seen: Map<string, Delivery>, before: number): void {
  for (const [id, { at }] of seen) {
    if (at >= before) return
    seen.delete(id)
  }
}
