import { channelNameShown } from '../slack/conversations.ts'
import type { Json } from '../slack/json.ts'
import { messageJson } from '../slack/messages.ts'
import { newResponseUrl } from '../slack/response-urls.ts'
import { newTrigger } from '../slack/triggers.ts'
import { viewJson } from '../slack/views.ts'
import type {
  Conversation,
  Person,
  StoredMessage,
  StoredView,
  Values,
  Workspace,
} from '../slack/workspace.ts'

/** An event in the envelope of the Events API. */
export function eventPayload(ws: Workspace, event: Json): Json {
  const { teamId, appId, botUser } = ws.app
  const authorization = {
    enterprise_id: null,
    team_id: teamId,
    user_id: botUser,
    is_bot: true,
    is_enterprise_install: false,
  }
  return {
    token: 'sandbox',
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: ws.newId('Ev'),
    event_time: Math.floor(ws.clock.now() / 1000),
    authorizations: [authorization],
    is_ext_shared_channel: false,
    event_context: ws.newId('EC'),
  }
}

/** A slash command, every field a text as in Slack's form. */
export function commandPayload(
  ws: Workspace,
  of: { person: Person; channel: Conversation; command: string; text: string },
): Json {
  const { person, channel, command, text } = of
  return {
    token: 'sandbox',
    team_id: ws.app.teamId,
    team_domain: ws.app.teamDomain,
    channel_id: channel.id,
    channel_name: channelNameShown(channel),
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: ws.app.appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(ws, { user: person.id, channel: channel.id }),
    trigger_id: newTrigger(ws, person.id),
  }
}

/** What every interaction carries. */
function interaction(ws: Workspace, type: string, person: Person): Json {
  const { teamId, teamDomain, appId } = ws.app
  return {
    type,
    token: 'sandbox',
    team: { id: teamId, domain: teamDomain },
    user: { id: person.id, username: person.name, name: person.name, team_id: teamId },
    api_app_id: appId,
    enterprise: null,
    is_enterprise_install: false,
  }
}

/** Where a press happened: in a message, or in a view. */
export type Place =
  | {
      readonly channel: Conversation
      readonly message: StoredMessage
      readonly values: Values
    }
  | { readonly view: StoredView; readonly values: Values }

function placeParts(ws: Workspace, place: Place): Json {
  if ('view' in place) {
    return {
      container: { type: 'view', view_id: place.view.id },
      view: viewJson(ws, place.view, place.values),
    }
  }
  const { channel, message } = place
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.ephemeralTo !== undefined,
      ...(message.threadTs && { thread_ts: message.threadTs }),
    },
    channel: { id: channel.id, name: channelNameShown(channel) },
    // Slack does not keep ephemeral messages, so it cannot send them along.
    ...(message.ephemeralTo ? {} : { message: messageJson(ws, message) }),
  }
}

/** A press, pick or typed value. */
export function actionPayload(ws: Workspace, person: Person, place: Place, action: Json): Json {
  const inMessage = 'message' in place
  const viewId = !inMessage && place.view.view.type === 'modal' ? place.view.id : undefined
  return {
    ...interaction(ws, 'block_actions', person),
    ...placeParts(ws, place),
    trigger_id: newTrigger(ws, person.id, viewId),
    ...(inMessage && {
      state: { values: place.values },
      response_url: newResponseUrl(ws, {
        user: person.id,
        channel: place.channel.id,
        message: place.message,
      }),
    }),
    actions: [action],
  }
}

/** What someone types into a menu whose options the bot provides. */
export function suggestionPayload(
  ws: Workspace,
  person: Person,
  place: Place,
  at: { blockId: string; actionId: string; value: string },
): Json {
  return {
    ...interaction(ws, 'block_suggestion', person),
    ...placeParts(ws, place),
    action_id: at.actionId,
    block_id: at.blockId,
    value: at.value,
  }
}

/** A modal that was submitted. */
export function submissionPayload(
  ws: Workspace,
  person: Person,
  view: StoredView,
  values: Values,
  responseUrls: readonly Json[],
): Json {
  return {
    ...interaction(ws, 'view_submission', person),
    trigger_id: newTrigger(ws, person.id, view.id),
    view: viewJson(ws, view, values),
    response_urls: responseUrls,
  }
}

/** A modal that was closed; its state does not hold what was typed. */
export function closedPayload(
  ws: Workspace,
  person: Person,
  view: StoredView,
  isCleared: boolean,
): Json {
  return {
    ...interaction(ws, 'view_closed', person),
    view: viewJson(ws, view, {}),
    is_cleared: isCleared,
  }
}

/** A shortcut from the menu, or one on a message. */
export function shortcutPayload(
  ws: Workspace,
  person: Person,
  callbackId: string,
  on?: { channel: Conversation; message: StoredMessage },
): Json {
  const common = {
    ...interaction(ws, on ? 'message_action' : 'shortcut', person),
    callback_id: callbackId,
    trigger_id: newTrigger(ws, person.id),
    action_ts: ws.newTs(),
  }
  if (!on) return common
  const { channel, message } = on
  return {
    ...common,
    message_ts: message.ts,
    channel: { id: channel.id, name: channelNameShown(channel) },
    message: messageJson(ws, message),
    response_url: newResponseUrl(ws, { user: person.id, channel: channel.id, message }),
  }
}
