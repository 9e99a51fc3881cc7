/** The Home tab: what lies ahead, this week against what somebody wants at most, and what waits on a recruiter. */
import type { types } from '@slack/bolt'
import type { HomeShown } from '../../app/home.ts'
import type { Coming, Home, Unconfirmed } from '../../core/home.ts'
import type { Interview } from '../../core/interviews.ts'
import { wallAt } from '../../core/time.ts'
import { clockWords, dateWords, spanWords, zoneWords } from '../../core/time-words.ts'
import { bold, cut, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { glanceBlocks, healthBlocks, workBlocks } from './home-work.ts'
import { loadWords } from './interviewers.ts'
import { placeWords } from './interviews.ts'
import { actions, type Block, button, context, divider, header, section } from './kit.ts'

export function homeView(shown: HomeShown): types.HomeView {
  const { home } = shown
  const sections = [
    healthBlocks(shown),
    home.isNew ? welcome() : [],
    workBlocks('Decisions', ['decide'], shown),
    workBlocks('Overdue scorecards', ['overdue'], shown),
    comingBlocks(shown),
    workBlocks('Scorecards I owe', ['card'], shown),
    weekBlocks(home),
    home.unconfirmed ? recruiterBlocks(shown, home.unconfirmed) : [],
    workBlocks('No next step', ['next'], shown),
    glanceBlocks(shown),
    home.mayReadAudit ? auditBlocks() : [],
  ].filter((blocks) => blocks.length > 0)
  const blocks = sections.flatMap((part, i) => (i === 0 ? part : [divider(), ...part]))
  return { type: 'home', callback_id: 'home', blocks: blocks.slice(0, 100) }
}

function welcome(): Block[] {
  return [
    header('Welcome'),
    section(
      md`I ask you to interview when it suits you. Tell me your zone, hours, days off and how many interviews a week are enough, so that I ask at the right time.`,
    ),
    actions('home-welcome', [
      button('open-availability', 'Set my hours and zone', 'welcome', { style: 'primary' }),
    ]),
  ]
}

function comingBlocks(shown: HomeShown): Block[] {
  const { items, more } = shown.home.next
  return [
    header('My interviews'),
    ...(items.length === 0 ? [section(md`None in the next four weeks.`)] : []),
    ...items.flatMap((coming) => comingBlock(coming, shown)),
    ...moreBlock(more),
  ]
}

function comingBlock({ interview, isAsked }: Coming, shown: HomeShown): Block[] {
  const line = section(
    md`${titleOf(interview, shown)}\n${whenOf(interview, shown)}${placeWords(interview.place, ' · ')}`,
    button('kit-open', 'Kit', interview.id, { label: `Kit: ${interview.title}` }),
  )
  if (!isAsked) return [line]
  return [
    line,
    actions(`home:${interview.id}`, [
      button('home-accept', 'Accept', interview.id, { style: 'primary' }),
      button('invite-decline', "I can't make it", interview.id),
    ]),
  ]
}

function weekBlocks({ load, pausedUntil }: Home): Block[] {
  const paused = pausedUntil
    ? md`\nPaused until ${dateWords(pausedUntil)}: nobody asks you before that day.`
    : NOTHING
  return [
    header('My week'),
    section(md`${loadWords(load)}${paused}`),
    actions('home-week', [
      button('home-pause', pausedUntil ? 'Change my pause' : 'Pause', 'pause'),
      button('open-availability', 'My hours and zone', 'hours'),
      button('home-digest', 'My digest', 'digest'),
      button('own-load', 'My load', 'load'),
      button('own-leaning', 'How I rate', 'leaning'),
    ]),
  ]
}

function recruiterBlocks(
  shown: HomeShown,
  { items, more }: NonNullable<Home['unconfirmed']>,
): Block[] {
  return [
    header('Scheduling'),
    actions('home-schedule', [button('home-schedule', 'Schedule an interview', 'schedule')]),
    ...(items.length === 0
      ? [section(md`Everybody has said yes to what is booked.`)]
      : [section(md`*Not confirmed yet*`)]),
    ...items.map((unconfirmed) => unconfirmedBlock(unconfirmed, shown)),
    ...moreBlock(more),
  ]
}

function unconfirmedBlock(
  { interview, waitingFor, openSeats }: Unconfirmed,
  shown: HomeShown,
): Block {
  const waiting =
    waitingFor.length === 0 ? NOTHING : md`Waiting for ${join(waitingFor.map(mention), ', ')}`
  const seats = openSeats === 1 ? '1 seat is open' : `${openSeats} seats are open`
  return section(
    join(
      [
        titleOf(interview, shown),
        md`${whenOf(interview, shown)}`,
        join([waiting, lapseOf(interview, shown)], ' · '),
        openSeats === 0 ? NOTHING : md`${seats}`,
      ],
      '\n',
    ),
    button('card-panel', 'Change panel', interview.id),
  )
}

function auditBlocks(): Block[] {
  return [
    header('Audit log'),
    section(md`Who changed what, and when.`),
    actions('home-audit', [button('open-audit', 'Open the audit log', 'audit')]),
  ]
}

/** When the first question that lapses today passes to somebody else. */
function lapseOf({ panel }: Interview, { person, now }: HomeShown): Mrkdwn {
  const today = wallAt(now, person.zone).date
  const ends = panel
    .flatMap(({ rsvp, expiresAt }) => (rsvp === 'asked' && expiresAt ? [expiresAt] : []))
    .filter((at) => wallAt(at, person.zone).date === today)
    .toSorted((a, b) => a - b)
  const [first] = ends
  return first === undefined
    ? NOTHING
    : md`passes on at ${clockWords(first, person.zone)} ${zoneWords(person.zone)}`
}

function moreBlock(more: number): Block[] {
  return more === 0 ? [] : [context(md`and ${more} more`)]
}

function titleOf(interview: Interview, { candidates, openings }: HomeShown): Mrkdwn {
  const name = candidates.get(interview.candidate)?.name ?? ''
  const opening = openings.get(interview.opening)?.title ?? ''
  return md`${bold(cut(name, 200))} · ${cut(interview.title, 100)} · ${cut(opening, 200)}`
}

/** On the reader's own clock. */
function whenOf({ span }: Interview, { person, now }: HomeShown): string {
  return spanWords(span, person.zone, now)
}
