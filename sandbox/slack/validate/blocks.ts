import {
  among,
  anything,
  byType,
  type Check,
  flag,
  list,
  shape,
  someOf,
  text,
  url,
  whole,
} from './check.ts'
import { cardButton, contextAction, element, type Surface } from './elements.ts'
import { anyText, blockId, imageElement, mrkdwn, picture, pictureSource, plain } from './objects.ts'
import { richText } from './rich-text.ts'
import { dataTable, dataVisualization, table } from './tables.ts'

const base = (type: string) => ({ 'type!': among(type), block_id: blockId })

function everywhere(surface: Surface): Readonly<Record<string, Check>> {
  return {
    section: shape(
      {
        ...base('section'),
        text: anyText(3000),
        fields: list(anyText(2000), 1, 10),
        accessory: element(surface, 'section'),
        expand: flag,
      },
      someOf('text', 'fields'),
    ),
    context: shape({ ...base('context'), 'elements!': list(contextElement, 1, 10) }),
    actions: shape({
      ...base('actions'),
      'elements!': list(element(surface, 'actions'), 1, 25),
    }),
    header: shape({ ...base('header'), 'text!': plain(150), level: whole(1, 4) }),
    divider: shape(base('divider')),
    image: shape({ ...base('image'), ...picture, title: plain(2000) }, pictureSource),
    input: input(surface),
    rich_text: richText,
    video,
  }
}

const contextElement: Check = byType({
  image: imageElement,
  plain_text: plain(3000),
  mrkdwn: mrkdwn(3000),
})

function input(surface: Surface): Check {
  const members = {
    ...base('input'),
    'label!': plain(2000),
    hint: plain(2000),
    optional: flag,
    dispatch_action: flag,
    'element!': element(surface, 'input'),
  }
  return shape(members, (value, at, say) => {
    const kind = typeof value.element === 'object' && value.element && 'type' in value.element
    if (value.dispatch_action === true && kind && isFileInput(value.element)) {
      say({ pointer: at, message: 'dispatch_action is not supported with file_input' })
    }
  })
}

function isFileInput(element: unknown): boolean {
  return typeof element === 'object' && element !== null && 'type' in element
    ? element.type === 'file_input'
    : false
}

const video = shape({
  ...base('video'),
  'title!': plain(199),
  'alt_text!': text(1, 2000),
  'thumbnail_url!': url,
  'video_url!': url,
  title_url: url,
  author_name: text(1, 49),
  provider_name: text(1, 49),
  provider_icon_url: url,
  description: plain(199),
})

const card = shape(
  {
    ...base('card'),
    hero_image: imageElement,
    icon: imageElement,
    title: mrkdwn(150),
    subtitle: mrkdwn(150),
    body: mrkdwn(200),
    actions: list(cardButton, 1, 2),
  },
  someOf('hero_image', 'title', 'actions', 'body'),
)

const taskCard = shape({
  ...base('task_card'),
  'task_id!': text(1, 255),
  'title!': text(1, 255),
  details: richText,
  output: richText,
  sources: list(anything, 0, 100),
  'status!': among('pending', 'in_progress', 'complete', 'error'),
})

const messageOnly: Readonly<Record<string, Check>> = {
  context_actions: shape({ ...base('context_actions'), 'elements!': list(contextAction, 1, 5) }),
  markdown: shape({ ...base('markdown'), 'text!': text(1, 12_000) }),
  table,
  data_table: dataTable,
  data_visualization: dataVisualization,
  card,
  carousel: shape({ ...base('carousel'), 'elements!': list(byType({ card }), 1, 10) }),
  plan: shape({ ...base('plan'), 'title!': text(1, 255), tasks: list(anything, 0, 100) }),
  task_card: taskCard,
}

const alert = shape({
  ...base('alert'),
  'text!': anyText(3000),
  level: among('default', 'info', 'warning', 'error', 'success'),
})

const CONTAINED = ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text']

function container(surface: Surface, inner: Readonly<Record<string, Check>>): Check {
  const allowed = [...CONTAINED, 'section', 'video', ...(surface === 'message' ? ['table'] : [])]
  const kinds = Object.fromEntries(Object.entries(inner).filter(([t]) => allowed.includes(t)))
  return shape({
    ...base('container'),
    title: plain(150),
    rich_text_title: richText,
    subtitle: anyText(150),
    'child_blocks!': list(byType(kinds), 1, 10),
    width: among('narrow', 'standard', 'wide', 'full'),
    icon: imageElement,
    is_collapsible: flag,
    default_collapsed: flag,
    has_header_divider: flag,
  })
}

function blockOn(surface: Surface): Check {
  const own = {
    ...everywhere(surface),
    ...(surface === 'message' && messageOnly),
    ...(surface === 'modal' && { alert }),
    ...(surface === 'home' && { card, carousel: messageOnly.carousel ?? anything }),
  }
  return byType({ ...own, container: container(surface, own) })
}

/** One block, on each surface that shows blocks. */
export const block: Readonly<Record<Surface, Check>> = {
  message: blockOn('message'),
  modal: blockOn('modal'),
  home: blockOn('home'),
}
