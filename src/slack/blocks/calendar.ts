/** What `/availability` shows of somebody's published calendar. */
import type { types } from '@slack/bolt'
import type { FeedState } from '../../core/calendar-feeds.ts'
import { agoWords } from '../../core/time-words.ts'
import { type Mrkdwn, md, NOTHING } from '../text.ts'
import { actions, type Block, button, confirm, input, modal, section } from './kit.ts'

/** What is known of a calendar, and what to do if it cannot be read. */
function feedWords(feed: FeedState): Mrkdwn {
  switch (feed.kind) {
    case 'none':
      return md`*My calendar*\nNot set. I only know of the interviews I book.`
    case 'waiting':
      return md`*My calendar*\nSet, and not read yet.`
    case 'read':
      return md`*My calendar*\nRead ${agoWords(feed.minutes)}.${unreadWords(feed.unread)}`
    case 'failing':
      return feed.minutes === undefined
        ? md`*My calendar*\nNot read yet. ${feed.why}`
        : md`*My calendar*\nLast read ${agoWords(feed.minutes)}. ${feed.why}`
  }
}

function unreadWords(unread: number): Mrkdwn {
  if (unread === 0) return NOTHING
  return unread === 1
    ? md` 1 entry could not be understood, so you may be busy when I think you are free.`
    : md` ${unread} entries could not be understood, so you may be busy when I think you are free.`
}

/** The part of the form about it. */
export function calendarBlocks(feed: FeedState): Block[] {
  if (feed.kind === 'none') {
    return [
      section(feedWords(feed)),
      actions('calendar-do', [button('set-calendar', 'Set', 'set')]),
    ]
  }
  return [
    section(feedWords(feed)),
    actions('calendar-do', [
      button('set-calendar', 'Replace', 'replace'),
      button('remove-calendar', 'Remove', 'remove', {
        confirm: confirm(
          'Remove your calendar?',
          'I forget its address and when you are busy.',
          'Remove',
        ),
      }),
    ]),
  ]
}

/** Where the address of a calendar is typed. It is never shown again. */
export function calendarView(feed: FeedState, mail: string | null, root: string): types.ModalView {
  const isNew = feed.kind === 'none'
  return modal({
    id: 'calendar-form',
    title: 'My calendar',
    submit: 'Save and check',
    close: 'Back',
    metadata: root,
    blocks: [
      section(
        md`Give the address at which your calendar is published, and I'll keep clear of what is in it. I keep when you are busy, and never what with.`,
      ),
      input(
        'calendar',
        isNew ? 'Address of my calendar' : 'New address of my calendar',
        { type: 'plain_text_input', action_id: 'calendar', max_length: 2000 },
        {
          optional: !isNew,
          hint: `${isNew ? '' : 'Empty keeps the one I have. '}It begins with https:// or webcal:// and often ends in .ics. In Google Calendar: Settings, your calendar, Secret address in iCal format. In Outlook: Settings, Shared calendars, Publish, ICS. It works like a password: nobody is shown it.`,
        },
      ),
      input(
        'mail',
        'My mail address in it',
        {
          type: 'email_text_input',
          action_id: 'mail',
          ...(mail && { initial_value: mail }),
        },
        {
          optional: true,
          hint: 'So that invitations you have declined count as free time. Leave it empty for a Google calendar: its address names you.',
        },
      ),
    ],
  })
}

/** What came of checking a calendar. */
export function checkedView(feed: FeedState): types.ModalView {
  return modal({
    id: 'calendar-checked',
    title: 'My calendar',
    close: 'Back',
    blocks: [section(feedWords(feed))],
  })
}
