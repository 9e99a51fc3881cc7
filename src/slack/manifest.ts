/** The app manifest that Slack wants, made from what the bot listens to: the two cannot drift apart. */
import type { Surfaces } from './app.ts'

/** Why each is asked for is said in the README. */
const SCOPES = [
  ...(['commands', 'chat:write', 'im:write', 'users:read', 'files:write'] as const),
  ...(['channels:read', 'groups:read'] as const),
]

const EVENTS = ['app_home_opened', 'team_join', 'user_change'] as const

/** For Socket Mode; with `url`, the bot's public address, for HTTP. */
export function manifestOf({ commands, shortcuts }: Surfaces, url?: string) {
  const request = url ? `${url.replace(/\/$/, '')}/slack/events` : undefined
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Loopwright',
      description: 'Schedules interviews and collects structured scorecards',
      background_color: '#1f3a4d',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: true,
      },
      bot_user: { display_name: 'loopwright', always_online: true },
      shortcuts: shortcuts.map(({ id, name, type, description }) => ({
        name,
        type,
        callback_id: id,
        description,
      })),
      slash_commands: commands.map(({ name, summary, hint }) => ({
        command: name,
        description: summary,
        usage_hint: hint,
        // People arrive as ids, not as names that two of them may share.
        should_escape: true,
        ...(request && { url: request }),
      })),
    },
    oauth_config: { scopes: { bot: SCOPES } },
    settings: {
      event_subscriptions: { bot_events: EVENTS, ...(request && { request_url: request }) },
      interactivity: {
        is_enabled: true,
        ...(request && { request_url: request, message_menu_options_url: request }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: !request,
      token_rotation_enabled: false,
    },
  }
}
