import { type App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt'

type SocketOptions = ConstructorParameters<typeof SocketModeReceiver>[0]

/**
 * Two connections to Slack that act as one: while one of them reconnects, the other hears everything.
 *
 * The client closes its old connection before it opens the new one, and Slack gives each payload to one of them.
 */
export function socketReceiver(appToken: string, apiUrl?: string): Receiver {
  // The receiver hands the installer's client options on to its socket client, and has no others.
  const options: SocketOptions = {
    appToken,
    ...(apiUrl && { installerOptions: { clientOptions: { slackApiUrl: apiUrl } } }),
  }
  const both = [new SocketModeReceiver(options), new SocketModeReceiver(options)]
  return {
    init: (app: App) => both.forEach((receiver) => void receiver.init(app)),
    start: () => Promise.all(both.map((receiver) => receiver.start())),
    stop: () => Promise.all(both.map((receiver) => receiver.stop())),
  }
}

export function httpReceiver(signingSecret: string, port: number): Receiver {
  return new HTTPReceiver({ signingSecret, port })
}
