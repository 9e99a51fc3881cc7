import {
  among,
  byType,
  type Check,
  fitting,
  flag,
  list,
  number,
  type Rule,
  shape,
  text,
  url,
  whole,
} from './check.ts'
import {
  actionId,
  confirm,
  dispatchConfig,
  filter,
  imageElement,
  initialsAreOptions,
  menuOptions,
  option,
  optionsXorGroups,
  placeholder,
  plain,
  style,
} from './objects.ts'
import { richText } from './rich-text.ts'

export type Surface = 'message' | 'modal' | 'home'
export type Place = 'section' | 'actions' | 'input'

const common = { 'type!': text(1, 255), action_id: actionId }
const asked = { ...common, confirm }
const field = { ...asked, placeholder, focus_on_load: flag }
const typed = {
  ...common,
  placeholder,
  focus_on_load: flag,
  dispatch_action_config: dispatchConfig,
}

const initialsKnown: Rule = (value, at, say) => {
  if (!initialsAreOptions(value)) {
    say({ pointer: at, message: 'initial_option(s) must match one of the options' })
  }
}

const maxSelected = whole(1, 1_000_000)
const id = text(1, 255)
const ids = list(id, 1, 1000)

const button = shape({
  ...asked,
  'text!': plain(75),
  value: text(1, 2000),
  url,
  style,
  accessibility_label: text(1, 75),
})

const workflowButton = shape({
  ...asked,
  'text!': plain(75),
  'workflow!': shape({
    'trigger!': shape({ 'url!': url, customizable_input_parameters: list(() => {}, 0, 100) }),
  }),
  style,
  accessibility_label: text(1, 75),
})

const choice = { ...asked, focus_on_load: flag, 'options!': list(option('choice'), 1, 10) }

const date = fitting(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'a date as YYYY-MM-DD')
const time = fitting(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:mm')

const zone: Check = (value, at, say) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: String(value) })
  } catch {
    say({ pointer: at, message: 'must be an IANA time zone' })
  }
}

const lengthsInOrder: Rule = (value, at, say) => {
  if (Number(value.min_length ?? 0) > Number(value.max_length ?? 3000)) {
    say({ pointer: at, message: 'min_length must not be more than max_length' })
  }
}

const numeric = fitting(/^-?\d+(?:\.\d+)?$/, 'a number written as a string')

const numbersInOrder: Rule = (value, at, say) => {
  const [min, max] = [Number(value.min_value ?? -Infinity), Number(value.max_value ?? Infinity)]
  if (min > max) say({ pointer: at, message: 'min_value must not be more than max_value' })
  const initial = value.initial_value == null ? min : Number(value.initial_value)
  if (initial < min || initial > max) {
    say({ pointer: `${at}/initial_value`, message: 'must be within min_value and max_value' })
  }
}

/** Only a select in an input block of a modal may ask for a response URL. */
function responseUrl(surface: Surface, place: Place): Readonly<Record<string, Check>> {
  return surface === 'modal' && place === 'input' ? { response_url_enabled: flag } : {}
}

function menus(surface: Surface, place: Place): Readonly<Record<string, Check>> {
  const url = responseUrl(surface, place)
  const one = { ...field }
  const many = { ...field, max_selected_items: maxSelected }
  const external = { min_query_length: whole(0, 3000) }
  const where = { default_to_current_conversation: flag, filter }
  const menuOption = option('menu')
  const first = { initial_option: menuOption }
  const firsts = { initial_options: list(menuOption, 1, 100) }
  return {
    static_select: shape({ ...one, ...menuOptions, ...first }, optionsXorGroups, initialsKnown),
    multi_static_select: shape(
      { ...many, ...menuOptions, ...firsts },
      optionsXorGroups,
      initialsKnown,
    ),
    external_select: shape({ ...one, ...external, ...first }),
    multi_external_select: shape({ ...many, ...external, ...firsts }),
    users_select: shape({ ...one, initial_user: id }),
    multi_users_select: shape({ ...many, initial_users: ids }),
    conversations_select: shape({ ...one, ...where, ...url, initial_conversation: id }),
    multi_conversations_select: shape({ ...many, ...where, initial_conversations: ids }),
    channels_select: shape({ ...one, ...url, initial_channel: id }),
    multi_channels_select: shape({ ...many, initial_channels: ids }),
  }
}

const pickers: Readonly<Record<string, Check>> = {
  checkboxes: shape({ ...choice, initial_options: list(option('choice'), 1, 10) }, initialsKnown),
  radio_buttons: shape({ ...choice, initial_option: option('choice') }, initialsKnown),
  datepicker: shape({ ...field, initial_date: date }),
  timepicker: shape({ ...field, initial_time: time, timezone: zone }),
}

const datetimepicker = shape({
  ...asked,
  focus_on_load: flag,
  initial_date_time: whole(1_000_000_000, 9_999_999_999),
})

const richTextInput = shape({
  ...typed,
  initial_value: richText,
  min_lines: whole(1, 100),
  max_lines: whole(1, 100),
})

const overflow = shape({ ...asked, 'options!': list(option('overflow'), 1, 5) })

const plainTextInput = shape(
  {
    ...typed,
    initial_value: text(0, 3000),
    multiline: flag,
    min_length: whole(0, 3000),
    max_length: whole(1, 3000),
  },
  lengthsInOrder,
)

const modalInputs: Readonly<Record<string, Check>> = {
  number_input: shape(
    {
      ...typed,
      'is_decimal_allowed!': flag,
      initial_value: numeric,
      min_value: numeric,
      max_value: numeric,
    },
    numbersInOrder,
  ),
  email_text_input: shape({ ...typed, initial_value: text(0, 3000) }),
  url_text_input: shape({ ...typed, initial_value: text(0, 3000) }),
  file_input: shape({
    ...common,
    filetypes: list(text(1, 255), 1, 100),
    max_files: whole(1, 10),
  }),
}

/** An element that may stand at `place` on `surface`. */
export function element(surface: Surface, place: Place): Check {
  return byType({ ...menus(surface, place), ...pickers, ...only(surface, place) })
}

function only(surface: Surface, place: Place): Readonly<Record<string, Check>> {
  const moment = surface === 'home' ? {} : { datetimepicker }
  const pressed = {
    button,
    overflow,
    ...(surface === 'message' && { workflow_button: workflowButton }),
  }
  switch (place) {
    case 'section':
      return { ...pressed, image: imageElement }
    case 'actions':
      return { ...pressed, ...moment, rich_text_input: richTextInput }
    case 'input':
      return {
        plain_text_input: plainTextInput,
        ...moment,
        ...(surface === 'modal' && modalInputs),
        ...(surface !== 'message' && { rich_text_input: richTextInput }),
      }
  }
}

const feedbackButton = shape({
  'text!': plain(75),
  'value!': text(1, 2000),
  accessibility_label: text(1, 75),
})

/** What a `context_actions` block may hold. */
export const contextAction = byType({
  feedback_buttons: shape({
    ...common,
    'positive_button!': feedbackButton,
    'negative_button!': feedbackButton,
  }),
  icon_button: shape({
    ...asked,
    'icon!': among('trash'),
    'text!': plain(75),
    value: text(1, 2000),
    accessibility_label: text(1, 75),
    visible_to_user_ids: ids,
  }),
})

/** A number cell of a table. */
export const numberCell = shape({
  'type!': among('raw_number'),
  'value!': number,
  text: text(1, 2000),
})

/** The buttons of a card. */
export const cardButton = byType({ button })
