/** Block Kit for the tests of the page: nothing of the product, but something of every kind. */

const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() })

/** An input block whose ids are its element's kind. */
const input = (label: string, type: string, element: object = {}, block: object = {}) => ({
  type: 'input',
  block_id: type,
  label: plain(label),
  element: { type, action_id: type, ...element },
  ...block,
})

const optional = { optional: true }

// Each optional but the first.
const everyInput = [
  input('Summary', 'plain_text_input', { min_length: 3 }),
  input('Notes', 'rich_text_input', {}, optional),
  input('Minutes', 'number_input', { is_decimal_allowed: false, max_value: '180' }, optional),
  input('Email', 'email_text_input', {}, optional),
  input('Link', 'url_text_input', {}, optional),
  input('Day', 'datepicker', {}, optional),
  input('Start', 'timepicker', { timezone: 'Europe/Belgrade' }, optional),
  input('Deadline', 'datetimepicker', {}, optional),
  input('Kind', 'radio_buttons', { options: [option('Remote'), option('Onsite')] }, optional),
  input(
    'Areas',
    'checkboxes',
    { options: [option('Linux'), option('Go'), option('Rust')] },
    optional,
  ),
  input('Stage', 'static_select', { options: [option('Screen'), option('Loop')] }, optional),
  input('Levels', 'multi_static_select', { options: [option('One'), option('Two')] }, optional),
  input('Candidate', 'external_select', { min_query_length: 2 }, optional),
  input('Lead', 'users_select', {}, optional),
  input('Panel', 'multi_users_select', {}, optional),
  input('Post to', 'conversations_select', {}, optional),
  input('Channel', 'channels_select', {}, optional),
  input('Others', 'multi_external_select', { min_query_length: 0 }, optional),
  input('Talks', 'multi_conversations_select', { filter: { include: ['private'] } }, optional),
  input('Rooms', 'multi_channels_select', { max_selected_items: 1 }, optional),
  input('Résumé', 'file_input', { filetypes: ['txt'] }, optional),
]

/** A modal with every kind of input. */
export const form = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Every input'),
  submit: plain('Save'),
  close: plain('Never mind'),
  notify_on_close: true,
  blocks: everyInput,
}

/** A modal that changes under its reader: a select adds a field, and a button opens another modal. */
export function steps(stage: string | null) {
  return {
    type: 'modal',
    callback_id: 'steps',
    title: plain('Steps'),
    submit: plain('Next'),
    blocks: [
      input('Your name', 'plain_text_input', {}, optional),
      input(
        'Stage',
        'static_select',
        { options: [option('Screen'), option('Loop')] },
        {
          dispatch_action: true,
          optional: true,
        },
      ),
      ...(stage === null ? [] : [input(`Why ${stage}`, 'email_text_input', {}, optional)]),
      {
        type: 'actions',
        block_id: 'more',
        elements: [{ type: 'button', action_id: 'push', text: plain('More') }],
      },
    ],
  }
}

/** What lies over `steps`. */
export const over = {
  type: 'modal',
  callback_id: 'over',
  title: plain('On top'),
  close: plain('Back'),
  blocks: [{ type: 'section', text: mrkdwn('One *above* the other') }],
}

/** A card with a button, a dangerous button that asks first, and a menu. */
export const card = [
  { type: 'header', text: plain('Interview card') },
  {
    type: 'section',
    block_id: 'card',
    text: mrkdwn('*Mila* at <!date^1804500000^{date_num} {time}|some time> with <@U0ANA> :eyes:'),
    accessory: {
      type: 'overflow',
      action_id: 'overflow',
      options: [option('History'), option('No-show')],
    },
  },
  {
    type: 'actions',
    block_id: 'answers',
    elements: [
      {
        type: 'button',
        action_id: 'accept',
        text: plain('Accept'),
        style: 'primary',
        value: 'yes',
      },
      {
        type: 'button',
        action_id: 'cancel',
        text: plain('Cancel it'),
        style: 'danger',
        confirm: {
          title: plain('Really?'),
          text: plain('Three people will be told.'),
          confirm: plain('Cancel the interview'),
          deny: plain('Keep it'),
        },
      },
    ],
  },
]

/** What Home shows. */
export function home(opened: number) {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Your week') },
      { type: 'section', text: mrkdwn(`Opened ${opened} times`) },
      {
        type: 'actions',
        block_id: 'home',
        elements: [{ type: 'button', action_id: 'accept', text: plain('Start'), value: 'home' }],
      },
    ],
  }
}
