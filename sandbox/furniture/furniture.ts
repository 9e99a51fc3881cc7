import { isZone } from '../slack/people.ts'
import type { Conversation, Person } from '../slack/workspace.ts'

/** Something in someone's calendar. Times are on the clock of the person's own zone. */
export interface Meeting {
  readonly user: string
  readonly title: string
  /** ISO weekdays, 1 Monday to 7 Sunday, for what happens every week (or every second …); so many working days from today for what happens once. */
  readonly when:
    | { readonly weekly: readonly number[]; readonly every?: number }
    | { readonly inDays: number }
  /** `HH:MM`. Without them it lasts all day. */
  readonly from?: string
  readonly to?: string
  /** Shown as free: it does not keep anybody busy. */
  readonly free?: boolean
}

/** What stands in a workspace before anybody has done anything. */
export interface Furniture {
  readonly people: readonly Person[]
  readonly channels: readonly Conversation[]
  readonly meetings: readonly Meeting[]
}

/** Everything that is wrong with the furniture, a sentence each. */
export function faultsIn({ people, channels, meetings }: Furniture): readonly string[] {
  const ids = new Set(people.map((p) => p.id))
  const twice = (all: readonly string[]) => all.filter((one, i) => all.indexOf(one) < i)
  const allIds = [...people, ...channels].map((each) => each.id)
  return [
    ...twice(allIds).map((id) => `${id} is there twice`),
    ...twice(people.map((p) => p.name)).map((name) => `two people are called ${name}`),
    ...people.flatMap(faultsOfPerson),
    ...channels.flatMap((c) =>
      c.members.filter((m) => !ids.has(m)).map((m) => `#${c.name} has a stranger, ${m}`),
    ),
    ...meetings.flatMap((meeting) => faultsOfMeeting(meeting, ids)),
  ]
}

function faultsOfPerson({ id, name, tz }: Person): readonly string[] {
  return [
    ...(/^[UW][A-Z0-9]+$/.test(id) ? [] : [`${id} is no user id`]),
    ...(/^[a-z][a-z0-9._-]*$/.test(name) ? [] : [`${name} is no user name`]),
    ...(isZone(tz) ? [] : [`${name} lives in no known zone, ${tz}`]),
  ]
}

function faultsOfMeeting(meeting: Meeting, ids: ReadonlySet<string>): readonly string[] {
  const { user, title, from, to, when } = meeting
  const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$/
  const timed = from !== undefined || to !== undefined
  const days = 'weekly' in when ? when.weekly : []
  return [
    ...(ids.has(user) ? [] : [`“${title}” is in the calendar of a stranger, ${user}`]),
    ...(timed && !(clock.test(from ?? '') && clock.test(to ?? '') && (from ?? '') < (to ?? ''))
      ? [`“${title}” of ${user} has no proper times`]
      : []),
    ...(days.every((d) => Number.isInteger(d) && d >= 1 && d <= 7)
      ? []
      : [`“${title}” of ${user} falls on no weekday`]),
  ]
}
