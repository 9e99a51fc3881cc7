import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Json, recordIn } from '../slack/json.ts'
import { note, type Workspace } from '../slack/workspace.ts'
import type { Ack, Courier, Parcel } from './courier.ts'

/** Sends things to the bot, minding Slack's three seconds and the faults that were asked for. */
export interface Post {
  /** Deliver once; nobody repeats a command or a click but the person. */
  readonly ask: (kind: 'slash_commands' | 'interactive', payload: Json) => Promise<Ack>
  /** Deliver an event, up to three more times if it is not acknowledged. */
  readonly report: (payload: Json) => void
  /** Resolves when no delivery is under way. Repetitions that wait for their time do not count. */
  readonly idle: () => Promise<void>
  readonly close: () => void
}

/** What may be answered in the acknowledgement; the others are only acknowledged. */
const ANSWERED = ['view_submission', 'block_suggestion']
const MOST_UNDER_WAY = 1_000

/** Make the sender. `courier` may change while it runs. */
export function createPost(ws: Workspace, courier: () => Courier): Post {
  const underWay = new Set<Promise<unknown>>()
  const stop = new AbortController()
  const track = <T>(work: Promise<T>) => {
    underWay.add(work)
    return work.finally(() => underWay.delete(work))
  }
  const send = (parcel: Parcel) =>
    underWay.size >= MOST_UNDER_WAY
      ? Promise.resolve<Ack>({ ok: false, reason: 'connection_failed' })
      : track(deliver(ws, courier(), parcel))

  const report = async (payload: Json) => {
    const id = randomUUID()
    let ack = await send({ id, kind: 'events_api', payload, acceptsAnswer: false })
    for (const [i, wait] of ws.timers.retriesMs.entries()) {
      if (ack.ok || ack.noRetry) return
      await sleep(wait, undefined, { signal: stop.signal, ref: false })
      const retry = { attempt: i + 1, reason: ack.reason }
      ack = await send({
        id: randomUUID(),
        kind: 'events_api',
        payload,
        acceptsAnswer: false,
        retry,
      })
    }
  }
  return {
    ask: (kind, payload) => {
      const acceptsAnswer = kind === 'slash_commands' || ANSWERED.includes(String(payload.type))
      return send({ id: randomUUID(), kind, payload, acceptsAnswer })
    },
    report: (payload) => {
      report(payload).catch((error: unknown) => {
        if (!stop.signal.aborted) throw error
      })
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
    close: () => stop.abort(),
  }
}

async function deliver(ws: Workspace, courier: Courier, parcel: Parcel): Promise<Ack> {
  const began = ws.real()
  const ack = await Promise.race([carried(ws, courier, parcel), late(ws)])
  note(ws, {
    kind: 'delivery',
    what: nameOf(parcel),
    outcome: ack.ok ? 'acknowledged' : ack.reason,
    milliseconds: ws.real() - began,
    detail: {
      payload: parcel.payload,
      ...(parcel.retry && { retry: parcel.retry }),
      ...(ack.ok && ack.answer !== undefined && { answer: ack.answer }),
    },
  })
  return ack
}

async function carried(ws: Workspace, courier: Courier, parcel: Parcel): Promise<Ack> {
  const { delayMs, double, loseNext } = ws.faults.now
  if (loseNext > 0) {
    ws.faults.now = { ...ws.faults.now, loseNext: loseNext - 1 }
    ws.tell({ type: 'faults', faults: ws.faults.now }, 'everyone')
    return late(ws)
  }
  if (delayMs > 0) await sleep(delayMs)
  const first = courier.send(parcel)
  // The same thing once more, as networks and retries do; whichever is answered first counts.
  if (double) void courier.send(parcel)
  return first
}

async function late(ws: Workspace): Promise<Ack> {
  await sleep(ws.timers.ackMs, undefined, { ref: false })
  return { ok: false, reason: 'timeout' }
}

function nameOf({ kind, payload }: Parcel): string {
  if (kind === 'events_api') return String(recordIn(payload.event).type)
  return kind === 'slash_commands' ? String(payload.command) : String(payload.type)
}
