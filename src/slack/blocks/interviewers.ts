/** `/interviewers`: pools, openings and permissions at a glance, and the people of a pool. */
import type { types } from '@slack/bolt'
import type { InterviewersPage, Member, PoolCount } from '../../app/interviewers.ts'
import type { Load } from '../../core/load.ts'
import type { Opening } from '../../core/openings.ts'
import type { Page } from '../../core/pages.ts'
import { Level, type Person } from '../../core/people.ts'
import { agoWords, dateWords } from '../../core/time-words.ts'
import { bold, channelLink, cut, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { learnerWords } from './calibration.ts'
import {
  actions,
  type Block,
  button,
  divider,
  header,
  input,
  modal,
  option,
  overflow,
  plain,
  section,
} from './kit.ts'
import { shutWords } from './undelivered.ts'

const POOLS = 40
const OPENINGS = 40
/** People of a pool on one page: each is a block, and a modal has a hundred. */
export const MEMBERS = 60
/** Names in one line; a long list says how many more. */
const NAMED = 10

export function interviewersView({ pools, openings, granted }: InterviewersPage): types.ModalView {
  return modal({
    id: 'interviewers',
    title: 'Interviewers',
    blocks: [
      header('Pools'),
      ...(pools.length === 0 ? [section(md`No interview plan has any seats yet.`)] : []),
      ...pools.slice(0, POOLS).map(poolBlock),
      divider(),
      header('Openings'),
      ...(openings.length === 0 ? [section(md`There are no interview plans yet.`)] : []),
      ...openings.slice(0, OPENINGS).map(openingBlock),
      ...permissionBlocks(granted),
      divider(),
      actions('interviewers-more', [
        button('open-calibration', 'Agreement and calibration', 'calibration'),
      ]),
    ],
  })
}

export interface PoolView {
  readonly pool: string
  readonly page: Page<Member>
  /** How many were added so far. */
  readonly added: number
  readonly metadata: string
}

/** The people of a pool, and a way to add one. */
export function poolView({ pool, page, added, metadata }: PoolView): types.ModalView {
  const { items, number, isFirst, isLast } = page
  const turns = [
    ...(isFirst ? [] : [button('pool-back', 'Previous', String(number - 1))]),
    ...(isLast ? [] : [button('pool-on', 'Next', String(number + 1))]),
  ]
  return modal({
    id: 'pool',
    title: cut(`Pool ${pool}`, 24),
    submit: 'Add',
    close: 'Back',
    metadata,
    blocks: [
      ...(items.length === 0
        ? [section(md`Nobody is in this pool, so its seats can't be filled.`)]
        : []),
      ...items.map(memberBlock),
      ...(turns.length > 0 ? [actions('pool-turn', turns)] : []),
      divider(),
      // Another id each time, or Slack would keep the person added last.
      input(`person#${added}`, 'Add somebody', {
        type: 'users_select',
        action_id: 'person',
        placeholder: plain('Person', 150),
      }),
      input('level', 'As', {
        type: 'static_select',
        action_id: 'level',
        options: LEVELS,
        initial_option: LEVEL_QUALIFIED,
      }),
    ],
  })
}

const LEVEL_QUALIFIED = option('Qualified', 'qualified', 'Interviews on their own')
const LEVELS = [
  LEVEL_QUALIFIED,
  option('Reverse shadow', 'reverse shadow', 'Leads while somebody watches'),
  option('Shadow', 'shadow', 'Watches and learns'),
]

function poolBlock({ pool, qualified, learning }: PoolCount): Block {
  const learners = learning === 0 ? NOTHING : md`, ${learning} learning`
  const who = qualified === 0 ? md`nobody qualified` : md`${qualified} qualified`
  return section(
    md`${bold(cut(pool, 100))}\n${who}${learners}`,
    button('open-pool', 'Open', cut(pool, 150), { label: `Open the pool ${pool}` }),
  )
}

function openingBlock(opening: Opening): Block {
  const { id, title, status, leads, recruiters, channel } = opening
  const state = status === 'open' ? NOTHING : md` · ${status}`
  const told = channel === null ? NOTHING : md` · ${channelLink(channel)}`
  return section(
    join(
      [
        md`${bold(cut(title, 200))}${state}${told}`,
        md`Led by ${names(leads)} · recruiting: ${names(recruiters)}`,
        shutWords(opening),
      ],
      '\n',
    ),
    button('open-opening', 'Settings', id, { label: `Settings of ${title}` }),
  )
}

function names(people: Opening['leads']): Mrkdwn {
  if (people.length === 0) return md`nobody yet`
  const named = people.slice(0, NAMED).map(mention)
  const more = people.length - named.length
  return join(more > 0 ? [...named, md`${more} more`] : named, ', ')
}

function permissionBlocks(granted: readonly Person[] | null): Block[] {
  if (granted === null) return []
  const people = names(granted.map(({ id }) => id))
  return [
    divider(),
    header('Permissions'),
    section(
      md`Admins, recruiters and auditors: ${people}`,
      button('open-grants', 'Change', 'grants', { label: 'Change permissions' }),
    ),
  ]
}

function memberBlock({ person, level, load, staleMinutes, mayPause, progress }: Member): Block {
  const others = Level.options.filter((each) => each !== level)
  const { id, pausedUntil } = person
  const paused = pausedUntil === null ? NOTHING : md` · paused until ${dateWords(pausedUntil)}`
  return section(
    join(
      [
        md`${mention(id)} · ${level}`,
        md`${loadWords(load)}${paused}${staleWords(staleMinutes)}`,
        progress ? learnerWords(progress) : NOTHING,
      ],
      '\n',
    ),
    overflow('pool-member', [
      ...others.map((other) => option(`Make ${other}`, `${id}:${other}`)),
      ...(mayPause ? [option('Pause', `${id}:pause`)] : []),
      option('Take out of this pool', `${id}:remove`),
    ]),
  )
}

function staleWords(minutes: number | null | undefined): Mrkdwn {
  if (minutes === undefined) return NOTHING
  return minutes === null
    ? md` · calendar not read yet`
    : md` · calendar last read ${agoWords(minutes)}`
}

/** `2 of 3 this week · 1 today`. */
export function loadWords({ today, week, capPerDay, capPerWeek }: Load): Mrkdwn {
  const of = (count: number, cap: number | null) =>
    cap === null ? `${count}` : `${count} of ${cap}`
  return md`${of(week, capPerWeek)} this week · ${of(today, capPerDay)} today`
}
