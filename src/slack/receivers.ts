import {
  type App,
  HTTPReceiver,
  type LogLevel,
  type Receiver,
  SocketModeReceiver,
} from '@slack/bolt'

type SocketOptions = ConstructorParameters<typeof SocketModeReceiver>[0]

/**
 * Two connections to Slack that act as one: while one of them reconnects, the other hears everything.
 *
 * The client closes its old connection before it opens the new one, and Slack gives each payload to one of them.
 */
export function socketReceiver(appToken: string, logLevel: LogLevel, apiUrl?: string): Receiver {
  // The receiver hands the installer's client options on to its socket client, and has no others.
  const options: SocketOptions = {
    appToken,
    logLevel,
    ...(apiUrl && { installerOptions: { clientOptions: { slackApiUrl: apiUrl } } }),
  }
  const both = [new SocketModeReceiver(options), new SocketModeReceiver(options)]
  return {
    init: (app: App) => both.forEach((receiver) => void receiver.init(app)),
    start: () => Promise.all(both.map((receiver) => receiver.start())),
    // The receiver itself does not wait for its client to say goodbye.
    stop: () => Promise.all(both.map(({ client }) => client.disconnect())),
  }
}

export function httpReceiver(signingSecret: string, logLevel: LogLevel, port: number): Receiver {
  return new HTTPReceiver({ signingSecret, logLevel, port })
}
