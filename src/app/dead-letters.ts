import type { Body, Notice } from '../core/notices.ts'
import { adminsOf } from './daily.ts'
import { ChannelShut, type Deps } from './ports.ts'
import type { PendingNotice } from './store.ts'

/** What goes to a channel and can wait for it: whoever runs the opening has heard that it takes no messages. */
const FOR_CHANNELS: readonly Body['kind'][] = ['show', 'tell', 'follow digest', 'close digest']

/** Tell every admin that a notice was given up. What says so is itself never reported. */
export async function tellAdmins(deps: Deps, dead: PendingNotice, error: unknown): Promise<void> {
  if (dead.body.kind === 'given up') return
  const isKnown = error instanceof ChannelShut && FOR_CHANNELS.includes(dead.body.kind)
  const admins = isKnown ? [] : await adminsOf(deps)
  const deed = {
    actor: 'system',
    verb: 'give up' as const,
    object: dead.key,
    before: {},
    after: { attempts: dead.attempts },
    at: deps.now(),
  }
  const notices = admins.map((to) => givenUp(dead, to, String(error), deps.now()))
  await deps.store.commit({ notices, deeds: [deed] })
}

function givenUp(
  { key, revision, attempts, body, to: meantFor }: PendingNotice,
  to: Notice['to'],
  error: string,
  due: Notice['due'],
): Notice {
  return {
    key: `dead:${key}:${revision}:${to}`,
    channel: 'slack',
    to,
    due,
    body: { kind: 'given up', key, of: body.kind, to: meantFor, attempts, error },
  }
}
