/** The parts of Home about what waits, openings in numbers, and the bot itself. */
import type { types } from '@slack/bolt'
import type { HomeShown, Work } from '../../app/home.ts'
import type { Item } from '../../core/digest/items.ts'
import type { Health } from '../../core/health.ts'
import { type Page, pageOf } from '../../core/pages.ts'
import { whenWords } from '../../core/time-words.ts'
import { bold, cut, join, md, NOTHING } from '../text.ts'
import { actions, type Block, button, context, header, modal, section } from './kit.ts'
import { itemBlock } from './waiting.ts'

/** How many of each kind are listed in Home; the rest is behind `See all`. */
const LISTED = 5
/** Lines on one page of all of them. */
const ON_PAGE = 20
const GLANCES = 12

/** What waits on the reader, of these kinds; nothing where nothing does. */
export function workBlocks(
  title: string,
  kinds: readonly Item['kind'][],
  { work }: HomeShown,
): Block[] {
  const items = ofKinds(work, kinds)
  if (items.length === 0) return []
  const all = button('home-all', `See all ${items.length}`, `${kinds.join(',')}:0`)
  return [
    header(title),
    ...items.slice(0, LISTED).map((item) => itemBlock(item, work.lines)),
    ...(items.length > LISTED ? [actions(`home-all:${kinds.join(',')}`, [all])] : []),
  ]
}

/** Everything of these kinds, a page at a time. */
export function allWorkView(
  work: Work,
  kinds: readonly Item['kind'][],
  number: number,
): types.ModalView {
  const page = pageOf(ofKinds(work, kinds), number, ON_PAGE)
  const lines = page.items.map((item) => itemBlock(item, work.lines))
  return modal({
    id: 'home-all',
    title: 'What waits on you',
    blocks: [
      ...(lines.length > 0 ? lines : [section(md`Nothing any more.`)]),
      ...turning(kinds.join(','), page),
    ],
  })
}

/** Ways to the pages before and after one of `what`. */
export function turning(what: string, { number, isFirst, isLast }: Page<unknown>): Block[] {
  const to = (id: string, label: string, at: number) => button(id, label, `${what}:${at}`)
  const buttons = [
    ...(isFirst ? [] : [to('home-earlier', 'Back', number - 1)]),
    ...(isLast ? [] : [to('home-later', 'More', number + 1)]),
  ]
  return buttons.length > 0 ? [actions('home-turn', buttons)] : []
}

/** Openings of the reader, in numbers by stage. */
export function glanceBlocks({ glances }: HomeShown): Block[] {
  if (glances.length === 0) return []
  const more = glances.length - GLANCES
  return [
    header('My openings'),
    ...glances.slice(0, GLANCES).map(glanceBlock),
    actions('home-openings', [
      button('home-report', 'How hiring goes', 'report'),
      ...(more > 0 ? [button('home-all', `See all ${glances.length}`, 'openings:0')] : []),
    ]),
  ]
}

/** How many applications of an opening are in each stage. */
export function glanceBlock({ opening, stages }: HomeShown['glances'][number]): Block {
  const counts = stages.map(({ title, count }) => md`${cut(title, 60)} ${bold(String(count))}`)
  const state = opening.status === 'open' ? NOTHING : md` (${opening.status})`
  return section(md`${bold(cut(opening.title, 200))}${state}\n${join(counts, ' · ')}`)
}

/** For admins: whether the bot itself is well. */
export function healthBlocks({ health, person, now }: HomeShown): Block[] {
  return health ? [context(md`${wordsOf(health)} · last backup: ${copyOf(health)}`)] : []

  function copyOf({ backedUp }: Health) {
    return backedUp ? whenWords(backedUp, person.zone, now) : 'never'
  }
}

function wordsOf({ waiting, dead, size, versions }: Health): string {
  const given = dead === 0 ? 'none given up' : `${dead} given up`
  const megabytes = (size / 1_000_000).toFixed(1)
  return `Loopwright ${versions.bot}, Node ${versions.node} · messages waiting: ${waiting}, ${given} · database: ${megabytes} MB`
}

function ofKinds({ items }: Work, kinds: readonly Item['kind'][]): Item[] {
  return items.filter(({ kind }) => kinds.includes(kind))
}
