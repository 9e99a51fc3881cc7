import type { Command, Shortcut } from '../protocol.ts'
import { flagIn, isRecord, type Json, listIn, recordIn, recordsIn, textIn } from './json.ts'

/** A slash command as the app's manifest declares it. */
export interface DeclaredCommand extends Command {
  readonly shouldEscape: boolean
}

/** What the app has asked Slack for. `'any'` and `'all'` mean nobody asked: everything goes. */
export interface Manifest {
  readonly name: string
  readonly commands: 'any' | readonly DeclaredCommand[]
  readonly shortcuts: 'any' | readonly Shortcut[]
  readonly events: 'all' | ReadonlySet<string>
  readonly scopes: 'all' | ReadonlySet<string>
  readonly homeTab: boolean
  readonly messagesTab: boolean
}

const OPEN: Manifest = {
  name: 'Loopwright',
  commands: 'any',
  shortcuts: 'any',
  events: 'all',
  scopes: 'all',
  homeTab: true,
  messagesTab: true,
}

/** Read an app manifest in Slack's JSON form; without one, everything is allowed. */
export function readManifest(json: unknown): Manifest {
  if (!isRecord(json)) return OPEN
  const features = recordIn(json.features)
  const home = recordIn(features.app_home)
  const events = recordIn(recordIn(json.settings).event_subscriptions)
  const scopes = recordIn(recordIn(json.oauth_config).scopes)
  return {
    name: textIn(recordIn(features.bot_user), 'display_name') ?? OPEN.name,
    commands: recordsIn(features.slash_commands).map(commandFrom),
    shortcuts: recordsIn(features.shortcuts).map(shortcutFrom),
    events: new Set(listIn(events.bot_events).map(String)),
    scopes: new Set(listIn(scopes.bot).map(String)),
    homeTab: flagIn(home, 'home_tab_enabled'),
    messagesTab: flagIn(home, 'messages_tab_enabled'),
  }
}

/** The command named `name`, or undefined if the app has none of that name. */
export function commandNamed(manifest: Manifest, name: string): DeclaredCommand | undefined {
  if (manifest.commands !== 'any') return manifest.commands.find((c) => c.command === name)
  return { command: name, description: '', usageHint: '', shouldEscape: true }
}

function commandFrom(json: Json): DeclaredCommand {
  return {
    command: textIn(json, 'command') ?? '',
    description: textIn(json, 'description') ?? '',
    usageHint: textIn(json, 'usage_hint') ?? '',
    shouldEscape: flagIn(json, 'should_escape'),
  }
}

function shortcutFrom(json: Json): Shortcut {
  return {
    callbackId: textIn(json, 'callback_id') ?? '',
    name: textIn(json, 'name') ?? '',
    type: json.type === 'message' ? 'message' : 'global',
    description: textIn(json, 'description') ?? '',
  }
}
