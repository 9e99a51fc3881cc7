/** The forms about a candidate: a new one, the facts of a known one, another opening. */
import type { types } from '@slack/bolt'
import type { CandidateFacts } from '../../core/candidate-facts.ts'
import type { Candidate } from '../../core/candidates.ts'
import { LANGUAGES, languageName } from '../../core/declared-languages.ts'
import type { OpeningId } from '../../core/ids.ts'
import type { Opening } from '../../core/openings.ts'
import type { Zone } from '../../core/time.ts'
import { bold, cut, md } from '../text.ts'
import { type Block, input, modal, option, plain, section } from './kit.ts'
import { zoneOption } from './schedule-form-fields.ts'

export interface NewCandidateForm {
  /** Those to choose from; with one there is nothing to choose. */
  readonly openings: readonly Opening[]
  readonly opening: OpeningId
  /** Where the office is, until somebody says where the candidate is. */
  readonly zone: Zone
  readonly name?: string
  /** What is below it, and what happens there once it is saved: opaque to the form. */
  readonly metadata: string
}

/** What a text field of Slack shows at first. */
const MOST = 3000
/** One menu's worth. */
const OPENINGS = 100

/** A new candidate. Saved, it returns to what it was pushed from. */
export function newCandidateForm(form: NewCandidateForm): types.ModalView {
  const { openings, opening, zone, name = '', metadata } = form
  const facts = { name, mail: null, zone, placeOfStudy: '', languages: [], resume: null }
  return modal({
    id: 'candidate-form',
    title: 'New candidate',
    submit: 'Add',
    close: 'Back',
    metadata,
    blocks: [...factInputs(facts), ...openingInput(openings, opening)],
  })
}

/** The facts of a candidate, to be changed. */
export function editCandidateForm(candidate: Candidate, metadata: string): types.ModalView {
  return modal({
    id: 'candidate-edit',
    title: 'Edit candidate',
    submit: 'Save',
    close: 'Back',
    metadata,
    blocks: factInputs(candidate),
  })
}

/** Another opening for a candidate. */
export function applyForm(
  candidate: Candidate,
  openings: readonly Opening[],
  metadata: string,
): types.ModalView {
  return modal({
    id: 'candidate-apply',
    title: 'Another opening',
    submit: 'Add',
    close: 'Back',
    metadata,
    blocks: [
      section(md`Where else does ${bold(cut(candidate.name, 200))} apply?`),
      input('opening', 'Opening', {
        type: 'static_select',
        action_id: 'opening',
        options: openings.slice(0, OPENINGS).map(({ id, title }) => option(title, id)),
      }),
    ],
  })
}

/** Says who has the address, with a way to them: `go` is what the button says. */
export function mailTakenView(
  { id, name, mail }: Pick<Candidate, 'id' | 'name' | 'mail'>,
  go: string,
  metadata: string,
): types.ModalView {
  return modal({
    id: 'candidate-known',
    title: 'Already here',
    submit: go,
    close: 'Back',
    metadata: JSON.stringify({ candidate: id, next: metadata }),
    blocks: [
      section(
        md`${bold(cut(name, 200))} has the address ${cut(mail ?? '', 200)}. Nothing was added: one address is one candidate.`,
      ),
    ],
  })
}

function factInputs(facts: CandidateFacts): Block[] {
  const languages = LANGUAGES.map((language) => option(languageName(language), language))
  const known = languages.filter(({ value }) => facts.languages.includes(value ?? ''))
  return [
    text('name', 'Name', facts.name, 120),
    input(
      'mail',
      'Mail',
      {
        type: 'email_text_input',
        action_id: 'mail',
        ...(facts.mail && { initial_value: cut(facts.mail, MOST) }),
      },
      { optional: true },
    ),
    input(
      'zone',
      'Zone',
      {
        type: 'external_select',
        action_id: 'find-zone',
        min_query_length: 2,
        placeholder: plain('City', 150),
        initial_option: zoneOption(facts.zone),
      },
      { hint: 'Where the candidate is. Their times are shown on this clock.' },
    ),
    text('study', 'Place of study', facts.placeOfStudy, 200, true),
    input(
      'languages',
      'Languages they know',
      {
        type: 'multi_static_select',
        action_id: 'languages',
        options: languages,
        placeholder: plain('Kits and panels follow them', 150),
        ...(known.length > 0 && { initial_options: known }),
      },
      { optional: true },
    ),
    input(
      'resume',
      'Resume link',
      {
        type: 'url_text_input',
        action_id: 'resume',
        ...(facts.resume && { initial_value: cut(facts.resume, MOST) }),
      },
      { optional: true },
    ),
  ]
}

function openingInput(openings: readonly Opening[], opening: OpeningId): Block[] {
  const options = openings.slice(0, OPENINGS).map(({ id, title }) => option(title, id))
  const chosen = options.find(({ value }) => value === opening)
  if (options.length < 2) return []
  return [
    input('opening', 'Opening', {
      type: 'static_select',
      action_id: 'opening',
      options,
      ...(chosen && { initial_option: chosen }),
    }),
  ]
}

function text(name: string, label: string, value: string, most: number, optional = false): Block {
  return input(
    name,
    label,
    {
      type: 'plain_text_input',
      action_id: name,
      max_length: most,
      ...(value && { initial_value: cut(value, most) }),
    },
    { optional },
  )
}
