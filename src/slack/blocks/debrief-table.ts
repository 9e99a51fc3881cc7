/** Ratings side by side, as a table of Slack and as a picture that says the same in words. */
import type { types } from '@slack/bolt'
import type { Debrief } from '../../app/debrief.ts'
import type { Grid } from '../../core/charts.ts'
import type { Cell, Row } from '../../core/debrief/grid.ts'
import type { Voice } from '../../core/debrief/voices.ts'
import type { Rating } from '../../core/scorecards/scorecard.ts'
import { cut } from '../text.ts'
import type { Block } from './kit.ts'

/** Slack takes twenty cells a row, and every cell counts towards the length of the message. */
export const MOST_VOICES = 12
const NAME = 24
const TITLE = 40

/** Competencies down, panellists across. Undefined where nobody rated anything. */
export function ratingsTable(debrief: Debrief): Block | undefined {
  const { packet, plan } = debrief
  const voices = packet.voices.slice(0, MOST_VOICES)
  if (voices.length === 0) return undefined
  const head = [
    `Competency (the bar is ${plan.scorecard.bar})`,
    ...voices.map((voice) => shortColumn(voice, debrief)),
    'Apart',
  ]
  const rows = packet.rows.map(({ competency, cells, spread }) => [
    `${cut(competency.title, TITLE)}${competency.must ? ', must-have' : ''}`,
    ...cells.slice(0, MOST_VOICES).map(cellWords),
    spread === 0 ? '–' : String(spread),
  ])
  const last = ['Recommendation', ...voices.map(recommendation), '–']
  return {
    type: 'table',
    block_id: 'ratings',
    column_settings: head.map((_, i) => ({
      align: i === 0 ? ('left' as const) : ('center' as const),
      is_wrapped: i === 0,
    })),
    rows: [head, ...rows, last].map((row) => row.map(cell)),
  }
}

/** The same as a picture, with what it shows in words. */
export function ratingsPicture(debrief: Debrief): Grid {
  const { packet, candidate, plan } = debrief
  const voices = packet.voices.slice(0, MOST_VOICES)
  return {
    kind: 'grid',
    title: `Ratings of ${cut(candidate.name, 60)}`,
    finding: `${apart(packet.rows)} The bar is ${plan.scorecard.bar}.`,
    columns: voices.map((voice) => shortColumn(voice, debrief)),
    rows: packet.rows.map(({ competency, cells }) => ({
      label: cut(competency.title, TITLE),
      cells: cells.slice(0, MOST_VOICES).map(({ rating, before }) => ({
        text: cellWords({ rating, before }),
        tone: typeof rating === 'number' ? (rating - 1) / 4 : null,
      })),
    })),
  }
}

/** What the picture shows, for who does not see it: the finding, then every figure. */
export function picturesWords(debrief: Debrief): string {
  const { finding } = ratingsPicture(debrief)
  const rows = debrief.packet.rows.flatMap(({ competency, cells }) => {
    const rated = cells.filter(({ rating }) => rating !== null)
    if (rated.length === 0) return []
    const words = rated.map((one) => `${columnOf(one.voice, debrief)} ${cellWords(one)}`)
    return [`${competency.title}: ${words.join(', ')}.`]
  })
  return [finding, ...rows].join(' ')
}

/** Name of who rated, and the interview where it is one of an earlier stage or somebody rated in two. */
export function columnOf(voice: Voice, debrief: Debrief): string {
  return cut(withInterview(nameOf(voice, debrief), voice, debrief), NAME)
}

/** The same by first names, where they tell people apart: columns are narrow. */
function shortColumn(voice: Voice, debrief: Debrief): string {
  const name = nameOf(voice, debrief)
  const others = debrief.packet.voices.filter(({ person }) => person !== voice.person)
  const isShared = others.some((one) => firstOf(nameOf(one, debrief)) === firstOf(name))
  return cut(withInterview(isShared ? name : firstOf(name), voice, debrief), NAME)
}

function withInterview(name: string, voice: Voice, { packet, stage }: Debrief): string {
  const isTwice = packet.voices.filter(({ person }) => person === voice.person).length > 1
  return isTwice || voice.stage !== stage ? `${name}, ${voice.title}` : name
}

function nameOf({ person }: Voice, { people }: Debrief): string {
  return people.get(person)?.name ?? person
}

function firstOf(name: string): string {
  return name.split(' ')[0] ?? name
}

function apart(rows: readonly Row[]): string {
  const most = Math.max(0, ...rows.map(({ spread }) => spread))
  if (most === 0) return 'Nobody differs from anybody.'
  const titles = rows
    .filter(({ spread }) => spread === most)
    .map(({ competency }) => competency.title)
  return `Furthest apart: ${new Intl.ListFormat('en').format(titles)}, by ${most}.`
}

function cellWords({ rating, before }: Pick<Cell, 'rating' | 'before'>): string {
  if (rating === null) return '–'
  return before === null
    ? ratingWords(rating)
    : `${ratingWords(rating)} (was ${ratingWords(before)})`
}

function ratingWords(rating: Rating): string {
  return String(rating)
}

function recommendation({ final }: Voice): string {
  return final.overall.recommendation ?? '–'
}

function cell(text: string): types.RawTextElement {
  return { type: 'raw_text', text: text === '' ? '–' : text }
}
