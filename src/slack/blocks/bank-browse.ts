/** The banks, for who keeps an eye on them: what there is, without its keys. */
import type { types } from '@slack/bolt'
import type { BankFilter } from '../../core/kits/browse.ts'
import type { QuestionReport } from '../../core/kits/reports.ts'
import type { Page } from '../../core/pages.ts'
import { AREAS, areaOf } from '../../core/questions/areas.ts'
import type { BankQuestion } from '../../core/questions/bank.ts'
import { Status } from '../../core/questions/fields.ts'
import { bold, cut, md, mention } from '../text.ts'
import {
  actions,
  type Block,
  button,
  confirm,
  context,
  input,
  modal,
  type Option,
  option,
  plain,
  section,
} from './kit.ts'
import { askedBlocks } from './kit-question.ts'
import { named } from './kit-words.ts'

/** Questions on one page. */
export const BROWSED = 8

/** Filters on top, then a page of what fits. `found` is how many there are. */
export function browseView(
  filter: BankFilter,
  page: Page<BankQuestion>,
  found: number,
): types.ModalView {
  return modal({
    id: 'bank-browse-form',
    title: 'Questions',
    submit: 'Filter',
    metadata: JSON.stringify(filter),
    blocks: [
      ...filterBlocks(filter),
      context(
        md`${found} ${found === 1 ? 'question fits' : 'questions fit'}. Keys and anchors are for the panel of an interview.`,
      ),
      ...page.items.map(questionLine),
      ...turning(page),
    ],
  })
}

function filterBlocks(filter: BankFilter): Block[] {
  const topics = areaOf(filter.area)?.topics ?? []
  return [
    menu(
      'area',
      'Area',
      AREAS.map(({ key, label }) => option(label, key)),
      filter.area,
    ),
    ...(topics.length > 0
      ? [
          menu(
            `topic#${filter.area}`,
            'Topic',
            topics.map(({ key, label }) => option(label, key)),
            filter.topic,
          ),
        ]
      : []),
    menu(
      'difficulty',
      'Difficulty',
      ['1', '2', '3', '4', '5'].map((n) => option(`${n} of 5`, n)),
      filter.difficulty,
    ),
    menu(
      'status',
      'Status',
      Status.options.map((one) => option(one, one)),
      filter.status,
    ),
    input(
      'text',
      'Words',
      {
        type: 'plain_text_input',
        action_id: 'text',
        ...(filter.text && { initial_value: filter.text }),
      },
      { optional: true },
    ),
  ]
}

function menu(name: string, label: string, options: readonly Option[], chosen: string): Block {
  const initial = options.find(({ value }) => value === chosen)
  const select: types.StaticSelect = {
    type: 'static_select',
    action_id: name,
    placeholder: plain('Any', 150),
    options: [...options],
    ...(initial && { initial_option: initial }),
  }
  return input(name, label, select, { optional: true })
}

function questionLine({ question }: BankQuestion): Block {
  const { id, title, area, minutes, difficulty_author: difficulty, status, competency } = question
  return section(
    md`${bold(cut(title, 150))} · ${id}\n${areaOf(area)?.label ?? area} · ${named(competency)} · difficulty ${difficulty} of 5 · ${minutes} min · ${status}`,
    button('bank-question', 'Read it', id, { label: `Read ${title}` }),
  )
}

function turning({ number, isFirst, isLast }: Page<unknown>): Block[] {
  const buttons = [
    ...(isFirst ? [] : [button('bank-back', 'Back', String(number - 1))]),
    ...(isLast ? [] : [button('bank-next', 'More', String(number + 1))]),
  ]
  return buttons.length > 0 ? [actions('bank-turn', buttons)] : []
}

/** One question as the candidate meets it, and what people found wrong with it. */
export function bankQuestionView(
  { question, bank }: BankQuestion,
  reports: readonly QuestionReport[],
): types.ModalView {
  const { id, version, title, reviewed_by: reviewers } = question
  const reviewed = reviewers.length === 0 ? 'nobody yet' : reviewers.join(', ')
  return modal({
    id: 'bank-question',
    title: 'Question',
    close: 'Back',
    blocks: [
      section(
        md`${bold(title)}\n${id}, version ${version}, from ${bank} · reviewed by ${reviewed}`,
      ),
      ...askedBlocks(question),
      ...reportBlocks(id, reports),
    ],
  })
}

/** Open reports, and the way back where they were mistaken. */
function reportBlocks(id: string, reports: readonly QuestionReport[]): Block[] {
  if (reports.length === 0) return []
  const lines = reports.map(
    ({ kind, by, note }) =>
      md`Reported as ${kind} by ${mention(by)}${note === '' ? '' : `: ${cut(note, 500)}`}`,
  )
  return [
    section(md`*No kit asks it any more*`),
    context(...lines),
    actions('bank-report', [
      button('bank-settle', 'It holds after all', id, {
        confirm: confirm('Draw it again?', 'New kits may ask this question again.', 'It holds'),
      }),
    ]),
  ]
}
