/** The digests of openings' channels, for who may choose them. */
import type { types } from '@slack/bolt'
import type { ChannelPage, ChannelSeen } from '../../app/channel-digests.ts'
import { whenWords, zoneWords } from '../../core/time-words.ts'
import { bold, channelLink, cut, join, type Mrkdwn, md, NOTHING } from '../text.ts'
import { type Block, button, context, input, modal, option, section } from './kit.ts'
import { shutWords } from './undelivered.ts'

/** Openings that are listed; whoever has more chooses for the first of them, by name. */
const LISTED = 90

/** A line an opening, each with what its channel gets. */
export function channelList(
  pages: readonly ChannelPage[],
  done: Mrkdwn = NOTHING,
): types.ModalView {
  const none = section(
    md`You lead no opening, so there is no channel to choose for. A recruiter says who leads what in /interviewers.`,
  )
  return modal({
    id: 'channel-digests',
    title: 'Digests of channels',
    blocks: [
      ...(done.mrkdwn === '' ? [] : [context(done)]),
      ...(pages.length === 0 ? [none] : pages.slice(0, LISTED).map(lineOf)),
      ...(pages.length > LISTED ? [context(md`and ${pages.length - LISTED} more`)] : []),
    ],
  })
}

/** When the channel of one opening gets its digest, and whether candidates are named. */
export function channelForm(
  page: ChannelPage,
  seen: ChannelSeen | undefined,
  metadata: string,
): types.ModalView {
  const { opening, city } = page
  const { channel, channelDigest } = opening
  if (channel === null) return withoutChannel(page)
  const [post, leave] = [option('Post it each working day', 'post'), option('Post nothing', 'no')]
  const names = option('Name candidates while the channel is private', 'names')
  return modal({
    id: 'channel-digest',
    title: 'Digest of a channel',
    submit: 'Save',
    close: 'Back',
    metadata,
    blocks: [
      section(md`${bold(cut(opening.title, 200))} in ${channelLink(channel)}. ${seenWords(seen)}`),
      input('posting', 'Digest', {
        type: 'radio_buttons',
        action_id: 'posting',
        options: [post, leave],
        initial_option: channelDigest ? post : leave,
      }),
      input(
        'at',
        'Time',
        {
          type: 'timepicker',
          action_id: 'at',
          initial_time: channelDigest?.at ?? '09:00',
        },
        {
          hint: `On the clock of the office in ${city}, Monday to Friday, never on its public holidays, and only if something waits.`,
        },
      ),
      input(
        'names',
        'Candidates',
        {
          type: 'checkboxes',
          action_id: 'names',
          options: [names],
          ...(channelDigest?.names && { initial_options: [names] }),
        },
        {
          optional: true,
          hint: 'I look each time before I post. In a channel that is public, shared or closed to me nobody is named.',
        },
      ),
    ],
  })
}

function withoutChannel({ opening }: ChannelPage): types.ModalView {
  return modal({
    id: 'channel-digest',
    title: 'Digest of a channel',
    close: 'Back',
    blocks: [
      section(
        md`${bold(cut(opening.title, 200))} has no channel. A recruiter sets one in /interviewers.`,
      ),
    ],
  })
}

function lineOf(page: ChannelPage): Block {
  const { opening } = page
  return section(
    join([bold(cut(opening.title, 200)), stateWords(page), shutWords(opening)], '\n'),
    button('channel-digest-open', 'Change', opening.id, {
      label: `Change the digest of ${opening.title}`,
    }),
  )
}

/** `Each working day at 09:00 Belgrade in #hiring, next Tue 2 Mar, 09:00 Belgrade`. */
export function stateWords({ opening, office, now, next }: ChannelPage): Mrkdwn {
  const { channel, channelDigest } = opening
  if (channel === null) return md`No channel yet`
  if (channelDigest === null) return md`No digest in ${channelLink(channel)}`
  const coming = next === null ? NOTHING : md`, next ${whenWords(next, office.zone, now)}`
  const named = channelDigest.names ? md`, with names while it is private` : NOTHING
  return md`Each working day at ${channelDigest.at} ${zoneWords(office.zone)} in ${channelLink(channel)}${named}${coming}`
}

function seenWords(seen: ChannelSeen | undefined): Mrkdwn {
  if (!seen) return md`I can't see this channel: invite me to it, or nothing can be posted there.`
  const kind = seen.isPrivate ? md`It is private.` : md`It is not private: candidates stay unnamed.`
  return seen.isMember ? kind : md`${kind} I am not in it: invite me, or nothing can be posted.`
}
