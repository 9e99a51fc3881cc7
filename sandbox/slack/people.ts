import type { User } from '../protocol.ts'
import { SlackError } from './error.ts'
import type { Json } from './json.ts'
import { bound, type Person, type Workspace } from './workspace.ts'

const MOST_PEOPLE = 5_000

/** The person of this id. @throws SlackError `user_not_found`. */
export function personOf(ws: Workspace, id: string): Person {
  const person = ws.people.get(id)
  if (!person) throw new SlackError('user_not_found')
  return person
}

/** What the page shows of someone. */
export function userShown(person: Person): User {
  const { id, name, realName, title, tz, isBot, deleted } = person
  return { id, name, realName, title, tz, isBot, deleted }
}

/** Slack's user object, as of the workspace's clock: `tz_offset` is that of today. */
export function userJson(ws: Workspace, person: Person, withLocale = false): Json {
  const now = ws.clock.now()
  const base = {
    id: person.id,
    team_id: ws.app.teamId,
    name: person.name,
    deleted: person.deleted,
    profile: profileJson(ws, person),
    is_bot: person.isBot,
    is_app_user: false,
    updated: Math.floor(now / 1000),
  }
  // Slack leaves zone and rights out for people who have left.
  if (person.deleted) return base
  return {
    ...base,
    real_name: person.realName,
    tz: person.tz,
    tz_label: zoneName(person.tz, now, 'long'),
    tz_offset: zoneOffset(person.tz, now),
    is_admin: person.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    who_can_share_contact_card: 'EVERYONE',
    ...(withLocale ? { locale: person.locale } : {}),
  }
}

function profileJson(ws: Workspace, person: Person): Json {
  const [first = '', ...rest] = person.realName.split(' ')
  return {
    title: person.title,
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.name,
    display_name_normalized: person.name,
    first_name: first,
    last_name: rest.join(' '),
    status_text: '',
    status_emoji: '',
    team: ws.app.teamId,
    ...(person.isBot
      ? { bot_id: ws.app.botId, api_app_id: ws.app.appId, always_active: true }
      : maySeeEmail(ws) && { email: person.email }),
  }
}

/** Whether the app asked for e-mail addresses; without the scope Slack leaves them out. */
function maySeeEmail(ws: Workspace): boolean {
  return ws.manifest.scopes === 'all' || ws.manifest.scopes.has('users:read.email')
}

/** Put someone into the workspace, or change them, and tell the bot and the page. */
export function savePerson(ws: Workspace, person: Person): void {
  const known = ws.people.has(person.id)
  ws.people.set(person.id, person)
  bound(ws.people, MOST_PEOPLE)
  ws.tell({ type: 'user', user: userShown(person) }, 'everyone')
  const type = known ? 'user_change' : 'team_join'
  ws.happen(type, { type, user: userJson(ws, person), cache_ts: Math.floor(ws.real() / 1000) })
}

/** Whether `tz` is a zone that this machine knows by an IANA name. */
export function isZone(tz: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: tz }) !== null && !/^[+-]/.test(tz)
  } catch {
    return false
  }
}

/** Seconds that clocks in `tz` are ahead of UTC at the instant `at`. */
export function zoneOffset(tz: string, at: number): number {
  const name = zoneName(tz, at, 'longOffset') || 'GMT'
  const match = /GMT(?<sign>[+-])(?<h>\d\d):(?<m>\d\d)(?::(?<s>\d\d))?/.exec(name)?.groups
  if (!match) return 0
  const seconds = Number(match.h) * 3600 + Number(match.m) * 60 + Number(match.s ?? 0)
  return match.sign === '-' ? -seconds : seconds
}

// Making a formatter takes a hundred times as long as using it; there are a few hundred zones at most.
const formatters = new Map<string, Intl.DateTimeFormat>()

/** What `tz` is called at the instant `at`: in full, in short, or as its distance from GMT. */
export function zoneName(tz: string, at: number, style: 'long' | 'short' | 'longOffset'): string {
  const key = `${style} ${tz}`
  const format =
    formatters.get(key) ?? new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: style })
  formatters.set(key, format)
  return format.formatToParts(at).find((p) => p.type === 'timeZoneName')?.value ?? ''
}
