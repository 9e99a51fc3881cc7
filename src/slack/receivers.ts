import { type App, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt'

type SocketOptions = ConstructorParameters<typeof SocketModeReceiver>[0]

/** How Slack reaches the bot. */
export interface Door extends Receiver {
  /** Where it listens, such as `http://127.0.0.1:3000`; nothing if the bot calls Slack. */
  readonly address: () => string | undefined
}

/**
 * Two connections to Slack that act as one: while one of them reconnects, the other hears everything.
 *
 * The client closes its old connection before it opens the new one, and Slack gives each payload to one of them.
 */
export function socketDoor(appToken: string, logger: Logger, apiUrl?: string): Door {
  // The receiver hands the installer's client options on to its socket client, and has no others.
  const options: SocketOptions = {
    appToken,
    logger,
    ...(apiUrl && { installerOptions: { clientOptions: { slackApiUrl: apiUrl } } }),
  }
  const both = [new SocketModeReceiver(options), new SocketModeReceiver(options)]
  return {
    init: (app: App) => both.forEach((receiver) => void receiver.init(app)),
    start: () => Promise.all(both.map((receiver) => receiver.start())),
    // The receiver itself does not wait for its client to say goodbye.
    stop: () => Promise.all(both.map(({ client }) => client.disconnect())),
    address: () => undefined,
  }
}
