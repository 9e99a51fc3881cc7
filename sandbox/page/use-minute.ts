import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Clock } from '../protocol.ts'

const MINUTE = 60_000

/** What the workspace's clock shows, in milliseconds since 1970; told anew each minute. */
export function useMinute(clock: Clock): number {
  const heard = useMemo(() => performance.now(), [clock])
  const read = () => clock.now + (clock.running ? performance.now() - heard : 0)
  const [, redraw] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => redraw(Math.floor(read() / MINUTE)), 1000)
    return () => clearInterval(timer)
  }, [clock])
  const now = read()
  // A paused clock is shown to the second it was set to; a running one moves by whole minutes.
  return now - (now % MINUTE)
}
