import { App, type Logger, type Receiver } from '@slack/bolt'
import type { Deps } from '../app/ports.ts'
import { type Action, registerAction } from './action.ts'
import { type Command, registerCommand } from './command.ts'
import { registerPeopleEvents } from './events.ts'
import type { Gateway } from './gateway.ts'
import { registerHome } from './home.ts'
import { inFlight } from './in-flight.ts'
import { type Menu, registerMenu } from './menu.ts'
import { type Modal, registerClosing, registerModal } from './modal.ts'
import { onceOnly } from './once.ts'
import { registerShortcut, type Shortcut } from './shortcut.ts'

/** Everything a person can touch. */
export interface Surfaces {
  readonly commands: readonly Command[]
  readonly shortcuts: readonly Shortcut[]
  readonly actions: readonly Action[]
  readonly modals: readonly Modal[]
  readonly menus: readonly Menu[]
}

export interface SlackOptions {
  readonly token: string
  readonly receiver: Receiver
  /** Known in advance, so that Bolt need not ask Slack who it is before the first acknowledgement. */
  readonly bot: { readonly botId: string; readonly botUserId: string }
  readonly apiUrl?: string | undefined
  readonly logger: Logger
}

/** A Bolt app that does not listen yet, and a way to wait for what it is working on. */
export interface SlackApp {
  readonly app: App
  readonly settled: (limitMs: number) => Promise<boolean>
}

/** The Bolt app with every surface registered. */
export function slackApp(
  { token, receiver, bot, apiUrl, logger }: SlackOptions,
  surfaces: Surfaces,
  slack: Gateway,
  deps: Deps,
): SlackApp {
  const clientOptions = apiUrl ? { slackApiUrl: apiUrl } : {}
  const app = new App({ token, receiver, ...bot, clientOptions, convoStore: false, logger })
  onceOnly(app, () => performance.now())
  const { settled } = inFlight(app)
  for (const command of surfaces.commands) registerCommand(app, command, slack, deps)
  for (const shortcut of surfaces.shortcuts) registerShortcut(app, shortcut, slack, deps)
  for (const action of surfaces.actions) registerAction(app, action, slack, deps)
  for (const form of surfaces.modals) {
    registerModal(app, form, slack, deps)
    if (form.closed) registerClosing(app, form, deps)
  }
  for (const menu of surfaces.menus) registerMenu(app, menu, deps)
  // A link button reports its press too; it only needs to be heard.
  app.action(/^link/, async ({ ack }) => ack())
  registerPeopleEvents(app, deps)
  registerHome(app, slack, deps)
  return { app, settled }
}
