import { useEffect, useReducer, useRef, useState } from 'preact/hooks'
import type { Snapshot, Update } from '../protocol.ts'
import { listen } from './state/server.ts'
import { type Event, reduce, type State } from './state/state.ts'
import { personInAddress } from './use-place.ts'

/** The workspace as one person sees it. */
export interface Workspace {
  readonly state: State | null
  readonly hear: (event: Event) => void
  readonly become: (id: string) => void
  /** Whether the server is there. */
  readonly reached: boolean
  /** Channels whose every message is at hand. */
  readonly complete: Set<string>
}

/** Follow the workspace as whoever the address names, and as someone else once asked. */
export function useWorkspace(): Workspace {
  const [as, setAs] = useState(personInAddress)
  const [state, hear] = useReducer<State | null, Event>(reduce, null)
  const [reached, setReached] = useState(true)
  const complete = useRef(new Set<string>())
  useEffect(() => {
    const told = (event: Snapshot | Update) => {
      // A snapshot has the newest only: what was fetched before it is to be fetched anew.
      if (event.type === 'snapshot') complete.current.clear()
      hear(event)
    }
    return listen(as, told, setReached)
  }, [as])
  const become = (id: string) => {
    const query = new URLSearchParams(location.search)
    query.set('as', id)
    history.replaceState(null, '', `?${query}`)
    setAs(id)
  }
  return { state, hear, become, reached, complete: complete.current }
}
