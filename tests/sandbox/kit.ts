/** Small valid pieces of Block Kit that the validator's tests bend. */

export type Piece = Readonly<Record<string, unknown>>

export const long = (n: number) => 'x'.repeat(n)
export const many = (n: number, make: (i: number) => unknown) =>
  Array.from({ length: n }, (_, i) => make(i))
export const plain = (text: string): Piece => ({ type: 'plain_text', text })
export const mrkdwn = (text: string): Piece => ({ type: 'mrkdwn', text })
export const option = (value: string, text = value): Piece => ({ text: plain(text), value })
export const options = (n: number) => many(n, (i) => option(String(i)))
export const button = (more: Piece = {}): Piece => ({ type: 'button', text: plain('Go'), ...more })
export const section = (more: Piece = {}): Piece => ({
  type: 'section',
  text: mrkdwn('Hi'),
  ...more,
})
export const actions = (...elements: readonly unknown[]): Piece => ({ type: 'actions', elements })
export const context = (...elements: readonly unknown[]): Piece => ({ type: 'context', elements })
export const image = (more: Piece = {}): Piece => ({
  type: 'image',
  image_url: 'https://example.org/a.png',
  alt_text: 'A',
  ...more,
})
export const input = (element: Piece = { type: 'plain_text_input' }, more: Piece = {}): Piece => ({
  type: 'input',
  label: plain('Name'),
  element,
  ...more,
})
export const richText = (...elements: readonly unknown[]): Piece => ({
  type: 'rich_text',
  elements,
})
export const richSection = (...elements: readonly unknown[]): Piece => ({
  type: 'rich_text_section',
  elements,
})
export const confirm = (more: Piece = {}): Piece => ({
  title: plain('Sure?'),
  text: plain('It is final.'),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...more,
})
export const select = (more: Piece = {}): Piece => ({
  type: 'static_select',
  options: options(2),
  ...more,
})
export const cell = (text = 'x'): Piece => ({ type: 'raw_text', text })
export const modal = (more: Piece = {}): Piece => ({
  type: 'modal',
  title: plain('Title'),
  blocks: [section()],
  ...more,
})
export const home = (more: Piece = {}): Piece => ({ type: 'home', blocks: [section()], ...more })
