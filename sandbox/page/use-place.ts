import { useState } from 'preact/hooks'
import type { Place } from './desk.ts'
import type { State } from './state/state.ts'

/** What is in view, kept in the address so that a reload comes back to it. */
export function usePlace(state: State): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState<Place>(() => fromAddress(state))
  const go = (next: Place) => {
    setPlace(next)
    const query = new URLSearchParams({ as: state.as, at: next.kind === 'home' ? 'home' : next.id })
    history.replaceState(null, '', `?${query}`)
  }
  return [place, go]
}

/** The person named in the address, or nothing. */
export function personInAddress(): string | null {
  return new URLSearchParams(location.search).get('as')
}

function fromAddress({ channels, bot }: State): Place {
  const at = new URLSearchParams(location.search).get('at')
  if (at === 'home') return { kind: 'home' }
  const asked = channels.find(({ id }) => id === at)
  const rooms = channels.filter(({ kind }) => kind !== 'im')
  // Somewhere the app is too, so that the first thing tried there works.
  const first = asked ?? rooms.find(({ members }) => members.includes(bot.user)) ?? rooms[0]
  return first === undefined ? { kind: 'home' } : { kind: 'channel', id: first.id }
}
