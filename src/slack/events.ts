import type { App } from '@slack/bolt'
import { learn } from '../app/people.ts'
import type { Deps } from '../app/ports.ts'
import { profileOf } from './directory.ts'

/** Follows what Slack tells of people: new ones, and those who change name, zone or leave. */
export function registerPeopleEvents(app: App, deps: Deps): void {
  app.event('user_change', async ({ event }) => {
    const profile = profileOf(event.user)
    // Everybody's every status text comes by: only people the bot has met matter.
    if (await deps.store.person(profile.id)) await learn(deps, profile)
  })
  app.event('team_join', async ({ event }) => learn(deps, profileOf(event.user)))
}
