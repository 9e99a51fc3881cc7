/** The Home tab: what lies ahead, this week against what somebody wants at most, and what waits on a recruiter. */
import type { types } from '@slack/bolt'
import type { HomeShown } from '../../app/home.ts'
import type { Home } from '../../core/home.ts'
import { dateWords } from '../../core/time-words.ts'
import { md, NOTHING } from '../text.ts'
import { allButton, comingBlocks, unconfirmedBlock } from './home-lists.ts'
import { glanceBlocks, healthBlocks, workBlocks } from './home-work.ts'
import { loadWords } from './interviewers.ts'
import { actions, type Block, button, divider, header, section } from './kit.ts'

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
    ...allButton('unconfirmed', items.length, more),
  ]
}

function auditBlocks(): Block[] {
  return [
    header('Audit log'),
    section(md`Who changed what, and when.`),
    actions('home-audit', [button('open-audit', 'Open the audit log', 'audit')]),
  ]
}
