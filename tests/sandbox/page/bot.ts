import type { WebClient } from '@slack/web-api'
import type { Slack } from '../../../sandbox/server.ts'
import { type Json, listIn, recordIn, textIn } from '../../../sandbox/slack/json.ts'
import { type Heard, socketClient, webClient } from '../support.ts'
import { card, form, home, over, steps } from './forms.ts'

/** What the bot heard, for tests to look at. */
export interface Bot {
  readonly web: WebClient
  readonly heard: readonly Heard[]
  /** The bodies of one kind of interaction, such as `view_submission`. */
  readonly interactions: (type: string) => readonly Json[]
}

/** The app's manifest, as far as the page shows it. */
export const manifest = {
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    bot_user: { display_name: 'Loopwright' },
    slash_commands: [
      { command: '/form', description: 'Every input', usage_hint: '[who]', should_escape: true },
      { command: '/steps', description: 'A modal that changes', should_escape: true },
      { command: '/card', description: 'Post a card', should_escape: true },
      { command: '/whisper', description: 'Say it to me only', should_escape: true },
      { command: '/slow', description: 'Never answers', should_escape: true },
    ],
    shortcuts: [
      { name: 'Open the form', type: 'global', callback_id: 'open', description: 'Every input' },
      { name: 'Quote this', type: 'message', callback_id: 'quote', description: 'Say it again' },
    ],
  },
  settings: { event_subscriptions: { bot_events: ['app_home_opened', 'message.im'] } },
  oauth_config: {
    scopes: {
      bot: [
        'chat:write',
        'commands',
        'files:write',
        'files:read',
        'im:write',
        'im:history',
        'channels:read',
      ],
    },
  },
}

/** A bot of a few lines, which answers as a bot would and knows nothing of the page. */
export async function startBot(slack: Slack): Promise<Bot> {
  const web = webClient(slack)
  let opened = 0
  const { heard } = await socketClient(slack, async (one) => {
    if (one.type === 'slash_commands') return command(web, one)
    if (one.type === 'interactive') return interaction(web, one)
    await one.ack()
    const event = recordIn(one.body.event)
    if (event.type !== 'app_home_opened' || event.tab === 'messages') return
    opened += 1
    await web.apiCall('views.publish', { user_id: event.user, view: home(opened) })
  })
  const bodies = () => heard.filter(({ type }) => type === 'interactive').map(({ body }) => body)
  return { web, heard, interactions: (type) => bodies().filter((body) => body.type === type) }
}

async function command(web: WebClient, { body, ack }: Heard): Promise<void> {
  const channel = textIn(body, 'channel_id') ?? ''
  const open = (view: object) => web.apiCall('views.open', { trigger_id: body.trigger_id, view })
  switch (body.command) {
    case '/form':
      await ack()
      await open(form)
      return
    case '/steps':
      await ack()
      await open(steps(null))
      return
    case '/card':
      await ack()
      await web.apiCall('chat.postMessage', { channel, text: 'A card', blocks: card })
      return
    case '/whisper':
      return ack({ text: `You said ${body.text}` })
  }
}

async function interaction(web: WebClient, one: Heard): Promise<void> {
  switch (one.body.type) {
    case 'block_suggestion':
      return suggest(one)
    case 'block_actions':
      return pressed(web, one)
    case 'view_submission':
      return submitted(one)
    case 'shortcut':
      await one.ack()
      await web.apiCall('views.open', { trigger_id: one.body.trigger_id, view: form })
      return
    case 'message_action':
      await one.ack()
      await web.apiCall('chat.postMessage', {
        channel: recordIn(one.body.channel).id,
        text: `> ${textIn(recordIn(one.body.message), 'text')}`,
      })
      return
    default:
      return one.ack()
  }
}

const candidates = ['Mila Kovač', 'Milan Ilić', 'Jelena Simić']

function suggest({ body, ack }: Heard): Promise<void> {
  const typed = (textIn(body, 'value') ?? '').toLowerCase()
  const found = candidates.filter((name) => name.toLowerCase().includes(typed))
  const options = found.map((name) => ({ text: { type: 'plain_text', text: name }, value: name }))
  return ack({ options })
}

async function pressed(web: WebClient, { body, ack }: Heard): Promise<void> {
  await ack()
  const action = recordIn(listIn(body.actions)[0])
  const view = recordIn(body.view)
  if (action.action_id === 'push') {
    await web.apiCall('views.push', { trigger_id: body.trigger_id, view: over })
  }
  if (action.action_id === 'static_select') {
    const chosen = textIn(recordIn(action.selected_option), 'value') ?? null
    await web.apiCall('views.update', { view_id: view.id, view: steps(chosen) })
  }
  if (action.action_id !== 'accept' || 'id' in view) return
  const channel = textIn(recordIn(body.channel), 'id')
  const ts = textIn(recordIn(body.message), 'ts')
  await web.apiCall('chat.update', { channel, ts, text: 'Accepted, thank you', blocks: [] })
}

function submitted({ body, ack }: Heard): Promise<void> {
  const values = recordIn(recordIn(recordIn(body.view).state).values)
  const summary = recordIn(recordIn(values.plain_text_input).plain_text_input).value
  if (summary === 'bad summary') {
    return ack({ response_action: 'errors', errors: { plain_text_input: 'Say something better' } })
  }
  return ack()
}
