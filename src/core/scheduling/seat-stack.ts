/** People for the interviews placed so far, one interview at a time, so that nobody is needed twice. */
import type { DayCosts } from './day-costs.ts'
import type { Frame } from './frame.ts'
import type { Instance, Task } from './instance.ts'
import { matching } from './matching.ts'

export interface SeatStack {
  /** Place an interview. Returns what the people of all placed ones cost at least; infinite if they do not suffice. */
  readonly push: (task: Task, frame: Frame, costs: DayCosts, panel: number, k: number) => number
  /** Take back the interview placed last. */
  readonly pop: (task: Task) => void
  readonly clear: (price: Float64Array, empty: Float64Array) => void
  /** What one more of the person would save among the interviews placed. */
  readonly worth: (person: number) => number
}

const INFINITE = Number.POSITIVE_INFINITY

/** With one interview a person the people are matched; without, each panel is on its own. */
export function seatStack(instance: Instance): SeatStack {
  return instance.problem.rules.onePerPerson ? matchedStack(instance) : separateStack()
}

/** Each panel on its own, whoever else needs its people. */
export function separateStack(): SeatStack {
  const sums = [0]
  return {
    push(_task, _frame, _costs, panel) {
      sums.push((sums.at(-1) ?? 0) + panel)
      return sums.at(-1) ?? 0
    },
    pop() {
      sums.pop()
    },
    clear() {
      sums.length = 1
    },
    worth: () => 0,
  }
}

function matchedStack({ seats, people }: Instance): SeatStack {
  const places = seats.reduce((sum, { count }) => sum + count, 0)
  const width = people.length + places
  const matched = matching(places, width)
  const row = new Float64Array(width)
  let price: Float64Array = new Float64Array(0)
  let empty: Float64Array = new Float64Array(0)
  let size = 0

  function fill(q: number, { staff, n }: Frame, { person }: DayCosts, k: number): void {
    row.fill(INFINITE)
    const base = q * people.length
    const end = staff.first[q * n + k + 1] ?? 0
    for (let e = staff.first[q * n + k] ?? 0; e < end; e++) {
      const who = staff.who[e] ?? 0
      row[who] = (person[e] ?? 0) + (price[base + who] ?? 0)
    }
  }

  return {
    push(task, frame, costs, _panel, k) {
      for (const q of task.seats) {
        const count = seats[q]?.count ?? 0
        fill(q, frame, costs, k)
        // An optional seat may stay empty as a whole; a share of that cost for each place is a bound.
        const share = Math.floor((empty[q] ?? 0) / count)
        for (let place = 0; place < count; place++) {
          row[people.length + size] = share
          matched.push(row)
          row[people.length + size] = INFINITE
          size++
        }
      }
      return matched.cost()
    },
    pop(task) {
      for (const q of task.seats) {
        for (let place = seats[q]?.count ?? 0; place > 0; place--) {
          matched.pop()
          size--
        }
      }
    },
    clear(prices, empties) {
      matched.clear()
      size = 0
      price = prices
      empty = empties
    },
    worth: (person) => -matched.dual(person),
  }
}
