/** The messages that show an interview, one a reader, edited as it goes on. */
import { heedingShut } from '../app/channel-shut.ts'
import type { Deps, Receipt } from '../app/ports.ts'
import { type Shown, shown } from '../app/shown.ts'
import { type Showing, showingKey, showNotice } from '../core/announce.ts'
import { ChannelId, PersonId } from '../core/ids.ts'
import type { Body, Notice } from '../core/notices.ts'
import { channelPost } from './blocks/interviews.ts'
import { invitation } from './blocks/invitation.ts'
import type { Message } from './blocks/kit.ts'
import { recruiterCard } from './blocks/recruiter-card.ts'
import { digestOf } from './digest-of.ts'
import type { Gateway } from './gateway.ts'
import { showKit } from './kits/show.ts'
import { settleReminders } from './reminders.ts'

/** What is drawn from an interview alone. */
type DrawnHere = Showing & { readonly surface: Exclude<Showing['surface'], 'kit'> }

/** Edits the message that shows it, or posts it if there is none to edit. */
export async function showInterview(
  deps: Deps,
  slack: Gateway,
  to: Notice['to'],
  { interview, surface }: Extract<Body, { kind: 'show' }>,
): Promise<Receipt> {
  if (surface === 'kit') return showKit(deps, slack, PersonId.parse(to), interview)
  const facts = await shown(deps, interview)
  if (surface === 'channel post') return showInChannel(deps, slack, facts, ChannelId.parse(to))
  const receipt = await keepShown(deps, slack, facts, { surface, to })
  if (surface === 'invitation') await settleReminders(deps, slack, facts, PersonId.parse(to))
  return receipt
}

/** Where it was meant to go, unless nothing lies there and the opening has another channel by now. */
async function showInChannel(
  deps: Deps,
  slack: Gateway,
  facts: Shown,
  channel: ChannelId,
): Promise<Receipt> {
  const { interview, opening, now } = facts
  const showing = { surface: 'channel post', to: channel } as const
  const lies = (await deps.store.posted(showingKey(interview, showing))) !== undefined
  if (lies || opening.channel === channel) {
    return heedingShut(deps, opening, channel, () => keepShown(deps, slack, facts, showing))
  }
  if (opening.channel === null) return 'no channel any more'
  const notice = showNotice(interview, { ...showing, to: opening.channel }, now)
  await deps.store.commit({ notices: [notice], deeds: [] })
  return 'in the channel it has now'
}

async function keepShown(
  { store }: Deps,
  slack: Gateway,
  facts: Shown,
  showing: DrawnHere,
): Promise<Receipt> {
  const key = showingKey(facts.interview, showing)
  const message = draw(facts, showing)
  const digest = digestOf(message)
  const posted = await store.posted(key)
  if (posted?.digest === digest) return posted.ts
  const edited = posted !== undefined && (await slack.edit(posted, message))
  const { channel, ts } = edited ? posted : await slack.post(showing.to, message)
  await store.markPosted({ key, channel, ts, digest })
  return ts
}

function draw(facts: Shown, { surface, to }: DrawnHere): Message {
  switch (surface) {
    case 'recruiter card':
      return recruiterCard(facts)
    case 'invitation':
      return invitation(facts, PersonId.parse(to))
    case 'channel post':
      return channelPost(facts)
  }
}
