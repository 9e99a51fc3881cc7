import type { ChildProcess } from 'node:child_process'
import type { Country } from '../app/ports.ts'
import type { LocalDate } from '../core/time.ts'
import { forked } from '../forked.ts'
import type { HolidayAnswer, HolidayQuestion } from './holiday-process.ts'
import type { Place } from './holidays.ts'

/** What is known of holidays. */
export interface HolidayBook {
  /** Every public holiday of a year; none for a place that nobody knows. */
  readonly datesOf: (place: Place, year: number) => Promise<readonly LocalDate[]>
  readonly countries: () => Promise<readonly Country[]>
}

/** A process that was asked nothing for so long ends, in milliseconds. */
const IDLE_MS = 10_000

/**
 * A book that is kept in a process of its own, and that process only while something is asked for the first time: the
 * rules of the world's holidays take a third of a second to load, and 40 MB for good.
 */
export function holidaysApart(idleMs = IDLE_MS): HolidayBook {
  const ask = askedApart(idleMs)
  const known = new Map<string, Promise<HolidayAnswer>>()
  function once(key: string, of?: HolidayQuestion['of']): Promise<HolidayAnswer> {
    const before = known.get(key)
    if (before) return before
    const answer = ask(of)
    known.set(key, answer)
    // What went wrong is not kept: the next who wants it asks again.
    answer.catch(() => known.delete(key))
    return answer
  }
  return {
    async datesOf(place, year) {
      const key = `${place.country}/${place.region ?? ''}/${year}`
      const answer = await once(key, { place, year })
      return 'dates' in answer ? answer.dates : []
    },
    async countries() {
      const answer = await once('countries')
      return 'countries' in answer ? answer.countries : []
    },
  }
}

interface Asker {
  readonly resolve: (answer: HolidayAnswer) => void
  readonly reject: (error: Error) => void
}

/** Asks the process, started if it does not run; it ends a while after its last answer. */
function askedApart(idleMs: number): (of: HolidayQuestion['of']) => Promise<HolidayAnswer> {
  const waiting = new Map<number, Asker>()
  let asked = 0
  let running: ChildProcess | undefined

  function started(): ChildProcess {
    const child = forked(new URL('./holiday-process.ts', import.meta.url))
    const idle = setTimeout(() => {
      if (waiting.size > 0) return void idle.refresh()
      if (running === child) running = undefined
      child.disconnect()
    }, idleMs).unref()
    child.on('message', (answer: HolidayAnswer) => {
      waiting.get(answer.id)?.resolve(answer)
      waiting.delete(answer.id)
      idle.refresh()
      if (waiting.size === 0) release(child)
    })
    const fail = () => {
      clearTimeout(idle)
      if (running !== child) return
      running = undefined
      for (const { reject } of waiting.values()) reject(new Error('the process of holidays ended'))
      waiting.clear()
    }
    child.once('error', fail)
    child.once('exit', fail)
    return child
  }

  return (of) =>
    new Promise((resolve, reject) => {
      running ??= started()
      hold(running)
      const id = asked++
      waiting.set(id, { resolve, reject })
      running.send({ id, ...(of && { of }) } satisfies HolidayQuestion)
    })
}

/** Keeps this process from ending before the answer is there. */
function hold(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}

function release(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}
