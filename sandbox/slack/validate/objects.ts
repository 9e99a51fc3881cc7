import { type Json, listIn, recordsIn } from '../json.ts'
import { among, byType, type Check, flag, list, oneOf, shape, text, url } from './check.ts'

/** A `plain_text` object of `min` to `max` characters. */
export function plain(max: number, min = 1): Check {
  return byType({
    plain_text: shape({ 'type!': among('plain_text'), 'text!': text(min, max), emoji: flag }),
  })
}

/** A `mrkdwn` object of 1 to `max` characters. */
export function mrkdwn(max: number): Check {
  return byType({ mrkdwn: mrkdwnShape(max) })
}

/** A text object of either kind, of 1 to `max` characters. */
export function anyText(max: number): Check {
  return byType({
    plain_text: shape({ 'type!': among('plain_text'), 'text!': text(1, max), emoji: flag }),
    mrkdwn: mrkdwnShape(max),
  })
}

function mrkdwnShape(max: number): Check {
  return shape({ 'type!': among('mrkdwn'), 'text!': text(1, max), verbatim: flag })
}

export const actionId = text(1, 255)
export const blockId = text(1, 255)
export const placeholder = plain(150)
export const style = among('primary', 'danger')

export const confirm = shape({
  'title!': plain(100),
  'text!': anyText(300),
  'confirm!': plain(30),
  'deny!': plain(30),
  style,
})

/** An option. Menus show plain text only; radio buttons and checkboxes may have markup; only overflow has links. */
export function option(kind: 'menu' | 'choice' | 'overflow'): Check {
  const words = kind === 'choice' ? anyText(75) : plain(75)
  return shape({
    'text!': words,
    'value!': text(1, 150),
    description: words,
    ...(kind === 'overflow' && { url }),
  })
}

const optionGroup = shape({ 'label!': plain(75), 'options!': list(option('menu'), 1, 100) })

/** Members of a menu that lists its own options. */
export const menuOptions = {
  options: list(option('menu'), 1, 100),
  option_groups: list(optionGroup, 1, 100),
}

/** `options` or `option_groups`, and not both. */
export const optionsXorGroups = oneOf('options', 'option_groups')

export const dispatchConfig = shape({
  'trigger_actions_on!': list(among('on_enter_pressed', 'on_character_entered'), 1, 2),
})

export const filter = shape(
  {
    include: list(among('im', 'mpim', 'private', 'public'), 1, 4),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
  (value, at, say) => {
    if (Object.keys(value).length === 0) say({ pointer: at, message: 'must not be empty' })
  },
)

const slackFile = shape({ id: text(1, 255), url }, oneOf('id', 'url'))

/** Members of anything that shows a picture. */
export const picture = { image_url: url, slack_file: slackFile, 'alt_text!': text(1, 2000) }

/** A picture comes from an address or from Slack, not both. */
export const pictureSource = oneOf('image_url', 'slack_file')

export const imageElement = shape({ 'type!': among('image'), ...picture }, pictureSource)

/** The options of a menu, those in groups included. */
export function optionsOf(element: Json): readonly Json[] {
  const grouped = recordsIn(element.option_groups).flatMap((g) => recordsIn(g.options))
  return [...recordsIn(element.options), ...grouped]
}

/** Whether every initial choice is one of the options, word for word: Slack compares whole objects. */
export function initialsAreOptions(element: Json): boolean {
  const known = new Set(optionsOf(element).map((o) => JSON.stringify(sorted(o))))
  const initial = [...listIn(element.initial_options), element.initial_option]
  return initial.every((o) => o == null || known.has(JSON.stringify(sorted(o))))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([name]) => name !== 'emoji' && name !== 'verbatim')
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]),
  )
}
