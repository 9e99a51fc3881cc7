import { webApi } from '@slack/bolt'
import { Unusable } from '../core/unusable.ts'

/**
 * Does what Slack must agree to before the bot can start.
 *
 * @throws Unusable in words if Slack does not take `token` (the name of the setting), or cannot be reached.
 */
export async function agreedBySlack<T>(token: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) {
      throw new Unusable(
        `Slack does not take ${token} (${error.data.error}). Copy it again from the settings of your Slack app.`,
      )
    }
    if (error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError) {
      throw new Unusable(
        `Slack cannot be reached (${error.message}). Look at the network, and at SLACK_API_URL if it is set.`,
      )
    }
    if (error instanceof Error && 'syscall' in error && error.syscall === 'listen') {
      throw new Unusable(`Requests cannot be taken at HOST and PORT: ${error.message}.`)
    }
    throw error
  }
}
