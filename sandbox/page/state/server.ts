import type { Act, ActAnswer, History, Snapshot, Update } from '../../protocol.ts'

/** An `Act` before it is said whose it is. */
export type Doing = Without<Act>

type Without<A> = A extends unknown ? Omit<A, 'as'> : never

/** What a failure to reach the server is called in an answer. */
export const UNREACHABLE = 'the sandbox does not answer'

/** Hear of everything that happens, as `as`; with nobody named the server picks someone. */
export function listen(
  as: string | null,
  hear: (event: Snapshot | Update) => void,
  reach: (reached: boolean) => void,
): () => void {
  const source = new EventSource(`/_client/events${as === null ? '' : `?as=${as}`}`)
  source.onmessage = ({ data }) => hear(JSON.parse(data))
  source.onopen = () => reach(true)
  source.onerror = () => reach(false)
  return () => source.close()
}

/** Do something as `as`. A server that cannot be reached is an answer like any other. */
export async function perform(as: string, what: Doing): Promise<ActAnswer> {
  const asked = fetch('/_client/act', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, ...what }),
  })
  const response = await asked.catch(() => null)
  if (response === null) return { ok: false, error: UNREACHABLE }
  return response.json()
}

/** Messages of `channel` before the one with `before`, oldest first, and whether there are more. */
export function olderMessages(as: string, channel: string, before: string): Promise<History> {
  return history({ as, channel, before, limit: '200' })
}

/** A thread, also when it began long before the messages at hand. */
export function threadMessages(as: string, channel: string, thread: string): Promise<History> {
  return history({ as, channel, thread })
}

async function history(query: Readonly<Record<string, string>>): Promise<History> {
  const response = await fetch(`/_client/history?${new URLSearchParams(query)}`).catch(() => null)
  return response?.ok === true ? response.json() : { messages: [], more: true }
}
