/** The lists of Home: its first lines, and the pages that have all of them. */
import type { types } from '@slack/bolt'
import type { HomeShown } from '../../app/home.ts'
import type { Coming, Unconfirmed } from '../../core/home.ts'
import type { Interview } from '../../core/interviews.ts'
import { pageOf } from '../../core/pages.ts'
import { wallAt } from '../../core/time.ts'
import { clockWords, spanWords, zoneWords } from '../../core/time-words.ts'
import { bold, cut, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { glanceBlock, turning } from './home-work.ts'
import { placeWords } from './interviews.ts'
import { actions, type Block, button, header, modal, section } from './kit.ts'

/** What Home lists the first of, and its pages all. */
export const LISTS = ['coming', 'unconfirmed', 'openings'] as const
type List = (typeof LISTS)[number]

const TITLES: Readonly<Record<List, string>> = {
  coming: 'My interviews',
  unconfirmed: 'Not confirmed yet',
  openings: 'My openings',
}
const ON_PAGE = 20

/** `See all 12`, where more than the `shown` are. */
export function allButton(list: List, shown: number, more: number): Block[] {
  if (more === 0) return []
  return [actions(`home-all:${list}`, [button('home-all', `See all ${shown + more}`, `${list}:0`)])]
}

/** One page of a whole list. `shown` is the whole Home. */
export function allListView(shown: HomeShown, list: List, number: number): types.ModalView {
  const page = pageOf(linesOf(shown, list), number, ON_PAGE)
  return modal({
    id: 'home-all',
    title: TITLES[list],
    blocks: [
      ...(page.items.length > 0 ? page.items : [section(md`Nothing any more.`)]),
      ...turning(list, page),
    ],
  })
}

function linesOf(shown: HomeShown, list: List): Block[] {
  const { home, glances } = shown
  switch (list) {
    case 'coming':
      return home.next.items.map((coming) => comingLine(coming, shown))
    case 'unconfirmed':
      return (home.unconfirmed?.items ?? []).map((one) => unconfirmedBlock(one, shown))
    case 'openings':
      return glances.map(glanceBlock)
  }
}

export function comingBlocks(shown: HomeShown): Block[] {
  const { items, more } = shown.home.next
  return [
    header('My interviews'),
    ...(items.length === 0 ? [section(md`None in the next four weeks.`)] : []),
    ...items.flatMap((coming) => comingBlock(coming, shown)),
    ...allButton('coming', items.length, more),
  ]
}

function comingBlock({ interview, isAsked }: Coming, shown: HomeShown): Block[] {
  const line = comingLine({ interview, isAsked: false }, shown)
  if (!isAsked) return [line]
  return [
    line,
    actions(`home:${interview.id}`, [
      button('home-accept', 'Accept', interview.id, { style: 'primary' }),
      button('invite-decline', "I can't make it", interview.id),
    ]),
  ]
}

/** On a page the answer is asked for in words: the invitation and Home have the buttons. */
function comingLine({ interview, isAsked }: Coming, shown: HomeShown): Block {
  const answer = isAsked ? md` · not answered yet` : NOTHING
  return section(
    md`${titleOf(interview, shown)}\n${whenOf(interview, shown)}${placeWords(interview.place, ' · ')}${answer}`,
    button('kit-open', 'Kit', interview.id, { label: `Kit: ${interview.title}` }),
  )
}

export function unconfirmedBlock(
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

function titleOf(interview: Interview, { candidates, openings }: HomeShown): Mrkdwn {
  const name = candidates.get(interview.candidate)?.name ?? ''
  const opening = openings.get(interview.opening)?.title ?? ''
  return md`${bold(cut(name, 200))} · ${cut(interview.title, 100)} · ${cut(opening, 200)}`
}

/** On the reader's own clock. */
function whenOf({ span }: Interview, { person, now }: HomeShown): string {
  return spanWords(span, person.zone, now)
}
