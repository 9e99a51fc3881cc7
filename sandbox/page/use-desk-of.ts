import { useMemo } from 'preact/hooks'
import type { User } from '../protocol.ts'
import type { Desk, Place } from './desk.ts'
import { type Doing, perform } from './state/server.ts'
import type { State } from './state/state.ts'
import type { Workspace } from './use-workspace.ts'

/** The desk of whoever is acted as, the same one for as long as nothing in it changes. */
export function useDeskOf(
  state: State,
  workspace: Workspace,
  place: Place,
  go: (place: Place) => void,
): Desk {
  const here = place.kind === 'channel' ? place.id : null
  return useMemo(() => {
    const people = new Map(state.users.map((user) => [user.id, user]))
    return {
      me: people.get(state.as) ?? nobody(state.as),
      bot: state.bot.user,
      people,
      channels: new Map(state.channels.map((channel) => [channel.id, channel])),
      commands: state.commands,
      shortcuts: state.shortcuts,
      here,
      act: (what: Doing) => perform(state.as, what),
      go,
      note: (text: string) => workspace.hear({ type: 'note', text }),
    }
  }, [state.as, state.users, state.channels, state.bot.user, state.commands, state.shortcuts, here])
}

function nobody(id: string): User {
  return { id, name: id, realName: id, title: '', tz: 'UTC', isBot: false, deleted: false }
}
