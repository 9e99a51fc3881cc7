import type { Notice } from '../core/notices.ts'
import type { Deps } from './ports.ts'
import type { PendingNotice } from './store.ts'

/** Tell every admin that a notice was given up. What says so is itself never reported. */
export async function tellAdmins(deps: Deps, dead: PendingNotice, error: string): Promise<void> {
  if (dead.key.startsWith('dead:')) return
  const people = await deps.store.people()
  const admins = people.filter(
    ({ grants, status }) => grants.includes('admin') && status === 'active',
  )
  const notices = admins.map(
    ({ id }): Notice => ({
      key: `dead:${dead.key}:${dead.revision}:${id}`,
      channel: 'slack',
      to: id,
      due: deps.now(),
      body: {
        kind: 'say',
        text: `I could not deliver a message (${dead.key}) after ${dead.attempts} tries: ${error}. Nothing else is held up by it.`,
      },
    }),
  )
  const deed = {
    actor: 'system',
    verb: 'give up' as const,
    object: dead.key,
    before: {},
    after: { attempts: dead.attempts },
    at: deps.now(),
  }
  await deps.store.commit({ notices, deeds: [deed] })
}
