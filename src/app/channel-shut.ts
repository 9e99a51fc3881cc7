/** What becomes known of the channels of openings by posting in them. */
import type { Listener } from '../core/calm.ts'
import { noteOpen, noteShut, whoMendsChannel } from '../core/channel-shut.ts'
import type { ChannelId, OpeningId } from '../core/ids.ts'
import type { Opening } from '../core/openings.ts'
import { adminsOf } from './daily.ts'
import { listenersOf } from './listeners.ts'
import { openingOf } from './people.ts'
import { ChannelShut, type Deps } from './ports.ts'
import { transact } from './transact.ts'

/** Posts in the channel of an opening; notes whether it takes messages. @throws ChannelShut, or whatever `post` throws. */
export async function heedingShut<T>(
  deps: Deps,
  { id, shut }: Opening,
  channel: ChannelId,
  post: () => Promise<T>,
): Promise<T> {
  try {
    const posted = await post()
    if (shut !== null) await noteChannelOpen(deps, id, channel)
    return posted
  } catch (error) {
    if (error instanceof ChannelShut) await noteChannelShut(deps, id, channel, error)
    throw error
  }
}

async function noteChannelShut(
  deps: Deps,
  id: OpeningId,
  channel: ChannelId,
  { why }: ChannelShut,
): Promise<void> {
  await transact(
    deps.store,
    async () => {
      const opening = await openingOf(deps, id)
      const heard = await listenersOf(deps, whoMendsChannel(opening, await adminsOf(deps)))
      return { opening, listeners: [...heard.values()].filter(isHere) }
    },
    ({ opening, listeners }) => noteShut(opening, { channel, why }, listeners, deps.now()),
  )
}

function isHere({ person }: Listener): boolean {
  return person.status === 'active'
}

async function noteChannelOpen(deps: Deps, id: OpeningId, channel: ChannelId): Promise<void> {
  await transact(
    deps.store,
    () => openingOf(deps, id),
    (opening) => noteOpen(opening, channel, deps.now()),
  )
}
