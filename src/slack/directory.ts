import type { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Directory } from '../app/ports.ts'
import { PersonId } from '../core/ids.ts'
import type { Profile } from '../core/people.ts'
import { Zone } from '../core/time.ts'
import { codeOf } from './gateway.ts'

/** A user as Slack describes them, in `users.info` and in the event `user_change`. */
const User = z.object({
  id: PersonId,
  deleted: z.boolean().default(false),
  real_name: z.string().optional(),
  name: z.string().default('somebody'),
  // Guests and bots may have none, and Slack may know a zone that this Node does not.
  tz: Zone.nullish().catch(undefined),
})

/** @throws ZodError if it is no user. */
export function profileOf(user: unknown): Profile {
  const { id, real_name, name, tz, deleted } = User.parse(user)
  return { id, name: real_name || name, tz: tz ?? undefined, gone: deleted }
}

export function slackDirectory(client: webApi.WebClient): Directory {
  return {
    async profile(user) {
      try {
        return profileOf((await client.users.info({ user })).user)
      } catch (error) {
        if (['user_not_found', 'user_not_visible'].includes(codeOf(error))) return undefined
        throw error
      }
    },
  }
}
