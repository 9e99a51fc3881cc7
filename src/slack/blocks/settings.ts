/** What a recruiter sets of an opening, what an admin grants, and a pause. */
import type { types } from '@slack/bolt'
import type { Opening } from '../../core/openings.ts'
import { Grant, type Person } from '../../core/people.ts'
import { bold, cut, join, md, mention } from '../text.ts'
import { pauseInput } from './availability.ts'
import {
  type Block,
  button,
  context,
  divider,
  input,
  modal,
  option,
  plain,
  section,
} from './kit.ts'

export function openingForm(opening: Opening, metadata: string): types.ModalView {
  const { title, leads, recruiters, channel, status } = opening
  const states = [
    option('Open', 'open'),
    option('On hold', 'on hold', 'Nothing new is scheduled'),
    option('Closed', 'closed', 'Filled, or given up'),
  ]
  const state = states.find(({ value }) => value === status)
  return modal({
    id: 'opening-form',
    title: 'Opening',
    submit: 'Save',
    close: 'Back',
    metadata,
    blocks: [
      section(bold(cut(title, 200))),
      people('leads', 'Hiring leads', leads),
      people('recruiters', 'Recruiters', recruiters),
      input(
        'channel',
        'Channel',
        {
          type: 'conversations_select',
          action_id: 'channel',
          filter: { include: ['public', 'private'] },
          ...(channel !== null && { initial_conversation: channel }),
        },
        {
          optional: true,
          hint: 'Bookings are posted there, and a digest if /digest channels says so. Invite me to it first, or the posts cannot arrive.',
        },
      ),
      input('status', 'State', {
        type: 'static_select',
        action_id: 'status',
        options: states,
        ...(state && { initial_option: state }),
      }),
    ],
  })
}

/** How many people with permissions are listed; anybody can be picked below. */
const LISTED = 60

/** Who has which permissions, and a form for one of them. */
export function grantsView(
  granted: readonly Person[],
  chosen: Person | undefined,
  metadata: string,
): types.ModalView {
  const options = Grant.options.map((grant) =>
    option(GRANTS[grant].title, grant, GRANTS[grant].may),
  )
  const theirs = options.filter(({ value }) => chosen?.grants.some((grant) => grant === value))
  const who = chosen?.id ?? 'nobody'
  return modal({
    id: 'grants',
    title: 'Permissions',
    submit: 'Save',
    close: 'Back',
    metadata,
    blocks: [
      ...granted.slice(0, LISTED).map(grantedBlock),
      ...(granted.length > LISTED ? [context(md`and ${granted.length - LISTED} more`)] : []),
      divider(),
      input(
        `person#${who}`,
        'Person',
        {
          type: 'users_select',
          action_id: 'grant-person',
          placeholder: plain('Person', 150),
          ...(chosen && { initial_user: chosen.id }),
        },
        { dispatch: true },
      ),
      input(
        `grants#${who}`,
        'May do what everywhere',
        {
          type: 'checkboxes',
          action_id: 'grants',
          options,
          ...(theirs.length > 0 && { initial_options: theirs }),
        },
        { optional: true, hint: 'Hiring leads and panellists need none of these.' },
      ),
    ],
  })
}

/** Until when somebody is not asked. */
export function pauseForm(person: Person, metadata: string): types.ModalView {
  return modal({
    id: 'pause-form',
    title: 'Pause',
    submit: 'Save',
    close: 'Back',
    metadata,
    blocks: [
      section(md`No new interviews for ${mention(person.id)}. What is booked stays booked.`),
      pauseInput(person),
    ],
  })
}

const GRANTS: Readonly<Record<Grant, { readonly title: string; readonly may: string }>> = {
  admin: { title: 'Admin', may: 'Everything, and gives permissions' },
  recruiter: { title: 'Recruiter', may: 'Schedules, manages candidates, pools and openings' },
  auditor: { title: 'Auditor', may: 'Reads the audit log' },
}

function grantedBlock({ id, grants }: Person): Block {
  const titles = grants.map((grant) => md`${GRANTS[grant].title.toLowerCase()}`)
  return section(
    md`${mention(id)} · ${join(titles, ', ')}`,
    button('grant-edit', 'Change', id, { label: `Change the permissions of ${id}` }),
  )
}

function people(name: string, label: string, chosen: Opening['leads']): Block {
  return input(
    name,
    label,
    {
      type: 'multi_users_select',
      action_id: name,
      placeholder: plain('Nobody', 150),
      ...(chosen.length > 0 && { initial_users: [...chosen] }),
    },
    { optional: true },
  )
}
