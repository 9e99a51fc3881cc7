import { SlackError } from '../slack/error.ts'
import { flagIn } from '../slack/json.ts'
import { personOf, userJson } from '../slack/people.ts'
import { type Method, page, required } from './method.ts'

/** Methods about the team, the bot and people. */
export const people: Readonly<Record<string, Method>> = {
  'auth.test': {
    needs: [],
    run: (ws) => ({
      url: `${ws.url()}/`,
      team: ws.app.teamName,
      user: ws.people.get(ws.app.botUser)?.name,
      team_id: ws.app.teamId,
      user_id: ws.app.botUser,
      bot_id: ws.app.botId,
      is_enterprise_install: false,
    }),
  },
  'team.info': {
    needs: ['team:read'],
    run: (ws) => ({
      team: {
        id: ws.app.teamId,
        name: ws.app.teamName,
        domain: ws.app.teamDomain,
        email_domain: 'example.org',
        icon: { image_default: true },
      },
    }),
  },
  'bots.info': {
    needs: ['users:read'],
    run: (ws, args) => {
      if (args.bot !== undefined && args.bot !== ws.app.botId) throw new SlackError('bot_not_found')
      const { botId, appId, botUser } = ws.app
      const common = { deleted: false, updated: 1_735_689_600, icons: {} }
      return {
        bot: { id: botId, app_id: appId, user_id: botUser, name: ws.manifest.name, ...common },
      }
    },
  },
  'users.info': {
    needs: ['users:read'],
    run: (ws, args) => {
      const person = personOf(ws, required(args, 'user'))
      return { user: userJson(ws, person, flagIn(args, 'include_locale')) }
    },
  },
  'users.list': {
    needs: ['users:read'],
    run: (ws, args) => {
      const { items, next } = page(args, [...ws.people.values()])
      const locale = flagIn(args, 'include_locale')
      return {
        members: items.map((person) => userJson(ws, person, locale)),
        cache_ts: Math.floor(ws.real() / 1000),
        response_metadata: { next_cursor: next },
      }
    },
  },
  'users.lookupByEmail': {
    needs: ['users:read.email'],
    run: (ws, args) => {
      const email = required(args, 'email').toLowerCase()
      const person = [...ws.people.values()].find((p) => p.email.toLowerCase() === email)
      // People who have left cannot be found by their address.
      if (!person || person.deleted || person.isBot) throw new SlackError('users_not_found')
      return { user: userJson(ws, person) }
    },
  },
}
