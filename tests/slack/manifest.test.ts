import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { manifestOf } from '../../src/slack/manifest.ts'
import { surfaces } from '../../src/surfaces.ts'

const Url = z.url().max(3000)

/** What Slack accepts, by its manifest schema 2.0.0, as far as we use it. */
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(24),
          type: z.enum(['global', 'message']),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z-]{1,31}$/),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().max(1000),
          should_escape: z.boolean(),
          url: Url.optional(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      bot_events: z.array(z.string()).max(100),
      request_url: z.url().max(3500).optional(),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: Url.optional(),
      message_menu_options_url: Url.optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
})

test.each([undefined, 'https://bot.example.org/'])(
  'Slack accepts the manifest (address: %s)',
  (url) => {
    expect(() => Manifest.parse(manifestOf(surfaces, url))).not.toThrow()
  },
)

test('over HTTP everything reaches the bot at one address', () => {
  const { features, settings } = manifestOf(surfaces, 'https://bot.example.org/')
  const addresses = [
    ...features.slash_commands.map(({ url }) => url),
    settings.event_subscriptions.request_url,
    settings.interactivity.request_url,
    settings.interactivity.message_menu_options_url,
  ]
  expect(new Set(addresses)).toEqual(new Set(['https://bot.example.org/slack/events']))
  expect(settings.socket_mode_enabled).toBe(false)
})

test('manifest.json is what the bot listens to', () => {
  expect(JSON.parse(readFileSync('manifest.json', 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(manifestOf(surfaces))),
  )
})
