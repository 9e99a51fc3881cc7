import { among, byType, type Check, flag, list, number, shape, text, url, whole } from './check.ts'
import { blockId } from './objects.ts'

const style = shape({
  bold: flag,
  italic: flag,
  strike: flag,
  code: flag,
  underline: flag,
  highlight: flag,
  client_highlight: flag,
  unlink: flag,
})

const id = text(1, 255)
const leafText = shape({ 'type!': among('text'), 'text!': text(1, 100_000), style })
const leafLink = shape({
  'type!': among('link'),
  'url!': url,
  text: text(1, 100_000),
  unsafe: flag,
  style,
})

const leaf = byType({
  text: leafText,
  link: leafLink,
  user: shape({ 'type!': among('user'), 'user_id!': id, style }),
  usergroup: shape({ 'type!': among('usergroup'), 'usergroup_id!': id, style }),
  team: shape({ 'type!': among('team'), 'team_id!': id, style }),
  channel: shape({ 'type!': among('channel'), 'channel_id!': id, style }),
  emoji: shape({
    'type!': among('emoji'),
    'name!': id,
    unicode: text(1, 255),
    url,
    skin_tone: whole(1, 6),
    style,
  }),
  broadcast: shape({ 'type!': among('broadcast'), 'range!': among('here', 'channel', 'everyone') }),
  color: shape({ 'type!': among('color'), 'value!': text(1, 255), style }),
  date: shape({
    'type!': among('date'),
    'timestamp!': number,
    'format!': text(1, 255),
    url,
    fallback: text(1, 3000),
    style,
  }),
})

const MOST = 10_000
const leaves = list(leaf, 0, MOST)
const border = { border: whole(0, 1) }
const section = shape({ 'type!': among('rich_text_section'), 'elements!': leaves })

const parts: Readonly<Record<string, Check>> = {
  rich_text_section: section,
  rich_text_list: shape({
    'type!': among('rich_text_list'),
    'style!': among('bullet', 'ordered'),
    'elements!': list(byType({ rich_text_section: section }), 1, MOST),
    indent: whole(0, 8),
    offset: whole(0, MOST),
    ...border,
  }),
  rich_text_preformatted: shape({
    'type!': among('rich_text_preformatted'),
    'elements!': list(byType({ text: leafText, link: leafLink }), 0, MOST),
    language: text(1, 255),
    ...border,
  }),
  rich_text_quote: shape({ 'type!': among('rich_text_quote'), 'elements!': leaves, ...border }),
}

/** A `rich_text` block, wherever it stands. */
export const richText = shape({
  'type!': among('rich_text'),
  block_id: blockId,
  'elements!': list(byType(parts), 1, MOST),
})
