/** Partial loops, kept by what they leave to do, and only those that others do not outdo. */
import { MOST_BITS } from './crowd.ts'
import type { Instance } from './instance.ts'
import type { Leaf } from './walk.ts'

/** A partial loop. */
export interface Label {
  readonly part: Part
  /** What is left of the date. */
  readonly own: number
  /** Start before which the rest of the date ends; `n` at its end. */
  readonly k: number
  /** 1 if lunch has to be had before it. */
  readonly need: 0 | 1
  /** Bits of people used who could still be needed elsewhere. */
  readonly used: number
  /** What times and people cost so far, without prices. */
  readonly cost: number
  readonly placed: Placed | undefined
}

/** The date a label is at, and what is left for the dates before. */
interface Part {
  readonly leaf: Leaf
  readonly date: number
  readonly others: number
  readonly layers: number
  /** What the dates before cost at least. */
  readonly rest: number
  readonly isLast: boolean
}

interface Placed {
  readonly task: number
  readonly day: number
  readonly start: number
  readonly before: Placed | undefined
}

export interface LabelStore {
  /** Keep a label unless it is outdone; false if it is. */
  readonly add: (label: Label) => boolean
  /** All labels with so many interviews left, to go on from; they are forgotten. */
  readonly take: (left: number) => Iterable<Label>
}

/** Labels that leave the same to do, and the cost of each by its time and people. */
interface Bucket {
  readonly labels: Label[]
  readonly costs: Map<number, number>
}

/** More labels than this are not compared with a new one; equal ones are found all the same. */
const MOST_COMPARED = 100

export function labelStore({ tasks, full, maxDays }: Instance): LabelStore {
  const levels = Array.from({ length: tasks.length + 1 }, () => new Map<number, Bucket>())

  function add(label: Label): boolean {
    const { part, own, need } = label
    const level = levels[sizeOf(own) + sizeOf(part.others)]
    const sets = (part.date * (full + 1) + own) * (full + 1) + part.others
    const key = (sets * (maxDays + 1) + part.layers) * 2 + need
    const same = level?.get(key) ?? { labels: [], costs: new Map<number, number>() }
    level?.set(key, same)
    const point = pointOf(label)
    if ((same.costs.get(point) ?? Number.POSITIVE_INFINITY) <= label.cost) return false
    if (isOutdone(label, same.labels)) return false
    same.costs.set(point, label.cost)
    same.labels.push(label)
    return true
  }

  function* take(left: number): Iterable<Label> {
    for (const { labels, costs } of levels[left]?.values() ?? []) {
      for (const label of labels) if (costs.get(pointOf(label)) === label.cost) yield label
    }
    levels[left]?.clear()
  }

  return { add, take }
}

/** Whether another leaves as much time, needs no more people and costs no more, waiting included. */
function isOutdone(label: Label, others: readonly Label[]): boolean {
  for (let i = 0; i < Math.min(others.length, MOST_COMPARED); i++) {
    const other = others[i]
    if (other && outdoes(other, label)) return true
  }
  return false
}

function outdoes(other: Label, label: Label): boolean {
  if ((other.used & ~label.used) !== 0 || other.k < label.k) return false
  const { frame, costs } = label.part.leaf
  if (other.k === label.k) return other.cost <= label.cost
  // At the end of a date nothing follows that one would wait for.
  if (other.k === frame.n) return false
  const wait = (costs.waited[other.k] ?? 0) - (costs.waited[label.k] ?? 0)
  return other.cost + wait <= label.cost
}

function pointOf({ k, used }: Label): number {
  return k * 2 ** MOST_BITS + used
}

function sizeOf(set: number): number {
  let size = 0
  for (let rest = set; rest > 0; rest &= rest - 1) size++
  return size
}
