/** What the bot asks of Slack's Web API. Two clients, so that a rate limit on posts never delays a form. */
import { type Logger, webApi } from '@slack/bolt'
import { z } from 'zod'
import type { ChannelSeen } from '../app/channel-digests.ts'
import { ChannelShut, RetryLater } from '../app/ports.ts'
import type { ChannelId, PersonId } from '../core/ids.ts'
import type { ChannelShutFor } from '../core/openings.ts'
import { type Message, toSend, type View } from './blocks/kit.ts'

/** Slack's limit of a file's alternative text, in characters. */
const ALT_TEXT_LENGTH = 1000

/** Slack's words for a channel that takes nothing of ours. Of a private one without the bot it says that there is none. */
const SHUT: ReadonlyMap<string, ChannelShutFor> = new Map([
  ['not_in_channel', 'not in it'],
  ['channel_not_found', 'not found'],
  ['is_archived', 'archived'],
  ['restricted_action', 'restricted'],
  ['restricted_action_read_only_channel', 'restricted'],
  ['restricted_action_thread_only_channel', 'restricted'],
  ['restricted_action_non_threadable_channel', 'restricted'],
])

/** An open modal, and the hash that proves it has not changed since. */
export interface OpenView {
  readonly id: string
  readonly hash: string
}

export interface Gateway {
  openModal(trigger: string, view: View): Promise<OpenView>
  pushModal(trigger: string, view: View): Promise<OpenView>
  /** Undefined when the person has closed it meanwhile, or it has changed since `hash`. */
  updateModal(
    open: { readonly id: string; readonly hash?: string },
    view: View,
  ): Promise<OpenView | undefined>
  /** Gives the hash of what is shown now; undefined when it has changed since `hash`. */
  publishHome(person: PersonId, view: View, hash?: string): Promise<string | undefined>
  /** Posts a message; a person is written to in their direct messages. */
  post(
    to: PersonId | ChannelId,
    message: Message,
    thread?: string,
  ): Promise<{ channel: string; ts: string }>
  /** Edits a message in place, in a conversation or in somebody's direct messages. False when there is no such message to edit any more. */
  edit(at: { readonly channel: string; readonly ts: string }, message: Message): Promise<boolean>
  /** What a channel is at this moment; undefined where Slack does not let the bot look. */
  lookAt(channel: ChannelId): Promise<ChannelSeen | undefined>
  /** Uploads files into a conversation, together as one message. Gives their ids, by which they can be removed. */
  upload(
    to: PersonId | ChannelId,
    files: readonly Upload[],
    thread?: string,
  ): Promise<readonly string[]>
  /** Deletes a file of the bot's own; nothing if it is gone already. */
  removeFile(id: string): Promise<void>
}

export interface Upload {
  readonly name: string
  readonly content: string | Uint8Array
  /** Of a picture: what it shows, in words; cut to Slack's 1,000 characters. */
  readonly altText?: string
  /** What it is called where it is shown; its name unless given. */
  readonly title?: string
}

export interface SlackAddress {
  readonly token: string
  /** Where the Web API is, if not at Slack. */
  readonly apiUrl?: string | undefined
  readonly fetch?: typeof fetch
  readonly logger: Logger
}

/** A form waits for this one: it gives up early and never queues. */
export function interactiveClient(address: SlackAddress): webApi.WebClient {
  return client(address, {
    retryConfig: { retries: 0 },
    timeout: 2_500,
    rejectRateLimitedCalls: true,
  })
}

/** The outbox sends through this one, and does its own retrying: a second layer would post twice. */
export function bulkClient(address: SlackAddress): webApi.WebClient {
  return client(address, {
    retryConfig: { retries: 0 },
    timeout: 15_000,
    rejectRateLimitedCalls: true,
  })
}

function client(
  { token, apiUrl, fetch, logger }: SlackAddress,
  options: webApi.WebClientOptions,
): webApi.WebClient {
  // Never `headers` here: the client would add its token to the shared object.
  return new webApi.WebClient(token, {
    ...options,
    logger,
    ...(apiUrl && { slackApiUrl: apiUrl }),
    ...(fetch && { fetch }),
  })
}

export function slackGateway(interactive: webApi.WebClient, bulk: webApi.WebClient): Gateway {
  // Only what hangs on a trigger must be quick; the rest may wait for a busy moment to pass.
  const directMessages = new Map<string, string>()

  async function conversation(to: string): Promise<string> {
    if (!/^[UW]/.test(to)) return to
    const known = directMessages.get(to)
    if (known) return known
    const { channel } = await bulk.conversations.open({ users: to })
    if (!channel?.id) throw new Error('Slack opened a conversation but gave no id')
    directMessages.set(to, channel.id)
    return channel.id
  }

  return {
    async openModal(trigger_id, view) {
      return opened(await interactive.views.open({ trigger_id, view }))
    },
    async pushModal(trigger_id, view) {
      return opened(await interactive.views.push({ trigger_id, view }))
    },
    async updateModal({ id, hash }, view) {
      try {
        return opened(await bulk.views.update({ view_id: id, view, ...(hash && { hash }) }))
      } catch (error) {
        if (['not_found', 'hash_conflict', 'view_not_found'].includes(codeOf(error)))
          return undefined
        throw error
      }
    },
    publishHome: (user_id, view, hash) =>
      patiently(async () => {
        try {
          return opened(await bulk.views.publish({ user_id, view, ...(hash && { hash }) })).hash
        } catch (error) {
          if (codeOf(error) === 'hash_conflict') return undefined
          throw error
        }
      }),
    post: (to, message, thread) =>
      into(to, async () => {
        const channel = await conversation(to)
        const sent = await bulk.chat.postMessage({
          channel,
          ...toSend(message),
          unfurl_links: false,
          unfurl_media: false,
          ...(thread && { thread_ts: thread }),
        })
        if (!sent.ts) throw new Error('Slack accepted the message but gave no ts')
        return { channel, ts: sent.ts }
      }),
    edit: ({ channel: to, ts }, message) =>
      into(to, async () => {
        const channel = await conversation(to)
        try {
          // Unlike a post, an edit parses names and links unless told not to.
          await bulk.chat.update({ channel, ts, ...toSend(message), parse: 'none' })
          return true
        } catch (error) {
          const gone = [
            'message_not_found',
            'cant_update_message',
            'edit_window_closed',
            'channel_not_found',
          ]
          if (gone.includes(codeOf(error))) return false
          throw error
        }
      }),
    lookAt: (id) =>
      patiently(async () => {
        try {
          const { channel } = await bulk.conversations.info({ channel: id })
          return channel && { isPrivate: isAmongUs(channel), isMember: channel.is_member === true }
        } catch (error) {
          // Not to be found, not to be read, a scope too few: what matters is that it cannot be known.
          if (error instanceof webApi.WebAPIPlatformError) return undefined
          throw error
        }
      }),
    upload: (to, files, thread) =>
      patiently(async () => {
        const channel_id = await conversation(to)
        const file_uploads = files.map(({ name, content, altText, title }) => ({
          filename: name,
          ...(typeof content === 'string' ? { content } : { file: Buffer.from(content) }),
          ...(title && { title }),
          ...(altText && { alt_text: altText.slice(0, ALT_TEXT_LENGTH) }),
        }))
        const sent = await bulk.filesUploadV2({
          channel_id,
          file_uploads,
          ...(thread && { thread_ts: thread }),
        })
        return fileIds(sent)
      }),
    removeFile: (file) =>
      patiently(async () => {
        try {
          await bulk.files.delete({ file })
        } catch (error) {
          if (!['file_not_found', 'file_deleted'].includes(codeOf(error))) throw error
        }
      }),
  }
}

function opened({
  view,
}: {
  readonly view?: { readonly id?: string; readonly hash?: string }
}): OpenView {
  if (!view?.id || !view.hash) throw new Error('Slack accepted the view but gave no id')
  return { id: view.id, hash: view.hash }
}

/** Whether a channel is private and shared with no other workspace. */
function isAmongUs(channel: {
  readonly is_private?: boolean
  readonly is_shared?: boolean
  readonly is_ext_shared?: boolean
  readonly is_pending_ext_shared?: boolean
}): boolean {
  const { is_private, is_shared, is_ext_shared, is_pending_ext_shared } = channel
  return is_private === true && !is_shared && !is_ext_shared && !is_pending_ext_shared
}

const Uploaded = z.object({
  files: z
    .array(z.object({ files: z.array(z.object({ id: z.string() })).default([]) }))
    .default([]),
})

/** The client answers with one answer of Slack an upload, each with its files. */
function fileIds(sent: unknown): string[] {
  return Uploaded.parse(sent).files.flatMap(({ files }) => files.map(({ id }) => id))
}

/** Of a channel, tells what somebody can mend from what went wrong on the way. */
async function into<T>(to: string, call: () => Promise<T>): Promise<T> {
  try {
    return await patiently(call)
  } catch (error) {
    const why = /^[CG]/.test(to) ? SHUT.get(codeOf(error)) : undefined
    throw why ? new ChannelShut(why, codeOf(error)) : error
  }
}

/** Turns Slack's request for patience into ours. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof webApi.WebAPIRateLimitedError) throw new RetryLater(error.retryAfter)
    throw error
  }
}

/** Slack's word for what went wrong, such as `channel_not_found`, or nothing. */
export function codeOf(error: unknown): string {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : ''
}
