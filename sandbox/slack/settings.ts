import { SlackError } from './error.ts'
import { type Json, numberIn } from './json.ts'
import { NO_FAULTS, type Workspace } from './workspace.ts'

const LONGEST_DELAY_MS = 60_000

/** Set, wind, stop or run the workspace's clock. @throws SlackError `invalid_clock`. */
export function setClock(ws: Workspace, change: Json): void {
  const set = numberIn(change, 'set')
  const wind = numberIn(change, 'windMinutes')
  if (set === undefined && wind === undefined && typeof change.running !== 'boolean') {
    throw new SlackError('invalid_clock')
  }
  if (typeof change.running === 'boolean') ws.clock.run(change.running)
  if (set !== undefined) ws.clock.set(set)
  if (wind !== undefined) ws.clock.wind(wind * 60_000)
  ws.tell({ type: 'clock', clock: ws.clock.shown() }, 'everyone')
}

/** Ask for faults; those not named stay as they are. @throws SlackError `invalid_faults`. */
export function setFaults(ws: Workspace, change: Json): void {
  const faults: Record<string, unknown> = { ...ws.faults.now }
  for (const [name, value] of Object.entries(change)) {
    const number = typeof value === 'number' && Number.isFinite(value) && value >= 0
    const fits = name === 'double' ? typeof value === 'boolean' : number
    if (!(name in NO_FAULTS) || !fits) throw new SlackError('invalid_faults')
    faults[name] = value
  }
  const count = (name: string) => numberIn(faults, name) ?? 0
  ws.faults.now = {
    delayMs: Math.min(LONGEST_DELAY_MS, count('delayMs')),
    double: faults.double === true,
    loseNext: count('loseNext'),
    limitNext: count('limitNext'),
    breakNext: count('breakNext'),
    breakAfterNext: count('breakAfterNext'),
    slowApiMs: Math.min(LONGEST_DELAY_MS, count('slowApiMs')),
  }
  ws.tell({ type: 'faults', faults: ws.faults.now }, 'everyone')
}
