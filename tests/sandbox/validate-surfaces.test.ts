import { expect, test } from 'vitest'
import { problemsInMessage, problemsInView } from '../../sandbox/slack/validate/surfaces.ts'
import {
  actions,
  button,
  cell,
  context,
  home,
  image,
  input,
  modal,
  mrkdwn,
  type Piece,
  plain,
  richSection,
  richText,
  section,
} from './kit.ts'

const message = (...blocks: readonly unknown[]) => problemsInMessage({ text: 'Hi', blocks })
const inModal = (...blocks: readonly unknown[]) =>
  problemsInView(modal({ submit: plain('Go'), blocks }))
const inHome = (...blocks: readonly unknown[]) => problemsInView(home({ blocks }))

/** Blocks that are whole and sound, by surface: true where Slack takes them. */
const table: Piece = { type: 'table', rows: [[cell()]] }
const surfaces: readonly [string, Piece, boolean, boolean, boolean][] = [
  ['section', section(), true, true, true],
  ['context', context(mrkdwn('x'), image()), true, true, true],
  ['actions', actions(button()), true, true, true],
  ['divider', { type: 'divider' }, true, true, true],
  ['header', { type: 'header', text: plain('x') }, true, true, true],
  ['image', image(), true, true, true],
  ['input', input(), true, true, true],
  ['rich_text', richText(richSection({ type: 'text', text: 'x' })), true, true, true],
  ['container', { type: 'container', child_blocks: [section()] }, true, true, true],
  ['markdown', { type: 'markdown', text: '# x' }, true, false, false],
  ['table', table, true, false, false],
  ['context_actions', { type: 'context_actions', elements: [feedback()] }, true, false, false],
  ['card', { type: 'card', title: mrkdwn('x') }, true, false, true],
  ['plan', { type: 'plan', title: 'x' }, true, false, false],
  [
    'task_card',
    { type: 'task_card', task_id: '1', title: 'x', status: 'pending' },
    true,
    false,
    false,
  ],
  ['alert', { type: 'alert', text: plain('x'), level: 'warning' }, false, true, false],
  ['file', { type: 'file', external_id: 'x', source: 'remote' }, false, false, false],
  ['a datetimepicker in actions', actions({ type: 'datetimepicker' }), true, true, false],
  [
    'a datetimepicker beside a section',
    section({ accessory: { type: 'datetimepicker' } }),
    false,
    false,
    false,
  ],
  ['a workflow button', actions(workflowButton()), true, false, false],
  [
    'a number input',
    input({ type: 'number_input', is_decimal_allowed: false }),
    false,
    true,
    false,
  ],
  ['an e-mail input', input({ type: 'email_text_input' }), false, true, false],
  ['a file input', input({ type: 'file_input' }), false, true, false],
  ['a rich text input', input({ type: 'rich_text_input' }), false, true, true],
  ['an image beside a section', section({ accessory: image() }), true, true, true],
  ['an image among actions', actions(image()), false, false, false],
  ['a button as an input', input(button()), false, false, false],
  ['an unknown block', { type: 'marquee' }, false, false, false],
]

test.each(surfaces)(
  '%s stands only where Slack takes it',
  (_, block, onMessage, onModal, onHome) => {
    expect(message(block).length === 0, 'message').toBe(onMessage)
    expect(inModal(block).length === 0, 'modal').toBe(onModal)
    expect(inHome(block).length === 0, 'home').toBe(onHome)
  },
)

function feedback(): Piece {
  const one = { text: plain('Good'), value: 'good' }
  return { type: 'feedback_buttons', positive_button: one, negative_button: one }
}

function workflowButton(): Piece {
  const workflow = { trigger: { url: 'https://slack.com/shortcuts/Ft1/x' } }
  return { type: 'workflow_button', text: plain('Run'), workflow }
}
