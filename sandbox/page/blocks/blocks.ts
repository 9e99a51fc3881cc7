import type { ComponentChildren } from 'preact'
import { html } from '../html.ts'
import { type Json, word } from '../state/read.ts'
import { Chart } from './chart.ts'
import { Confirm } from './confirm.ts'
import { Card, Carousel, Container, ContextActions, Plan, TaskCard } from './grouped.ts'
import { Actions, Alert, Context, Divider, Header, Input, Section } from './layout.ts'
import { MarkdownBlock } from './markdown-block.ts'
import { Image, Video } from './media.ts'
import { RichText } from './rich-text-block.ts'
import { SurfaceContext, useNewSurface, type Where } from './surface.ts'
import { DataTable, Table } from './tables.ts'

interface Props {
  readonly surface: string
  readonly kind: 'message' | 'modal' | 'home'
  readonly where: Where
  readonly blocks: readonly Json[]
  readonly errors?: Readonly<Record<string, string>>
  readonly onEdit?: (blockId: string) => void
}

type Draw = (props: { readonly block: Json; readonly errors?: never }) => ComponentChildren

const drawings: Readonly<Record<string, Draw>> = {
  actions: Actions,
  alert: Alert,
  card: Card,
  carousel: Carousel,
  container: Container,
  context: Context,
  context_actions: ContextActions,
  data_table: DataTable,
  data_visualization: Chart,
  divider: Divider,
  header: Header,
  image: Image,
  input: Input,
  markdown: MarkdownBlock,
  plan: Plan,
  rich_text: RichText,
  section: Section,
  table: Table,
  task_card: TaskCard,
  video: Video,
}

/** Draw the blocks of a message, modal or Home, with everything in them working. */
export function Blocks({ surface, errors = {}, ...props }: Props): ComponentChildren {
  const { kind, where, blocks, onEdit } = props
  const made = useNewSurface({
    key: surface,
    kind,
    where,
    blocks,
    errors,
    ...(onEdit === undefined ? {} : { onEdit }),
  })
  return html`
    <${SurfaceContext.Provider} value=${made}>
      <div class="blocks">
        ${blocks.map((block, index) => html`<${Block} key=${keyOf(block, index)} block=${block} />`)}
      </div>
      ${made.asking !== null && html`<${Confirm} asking=${made.asking} />`}
    <//>`
}

/** Draw one block; of a kind the page does not know, say so. */
export function Block({ block }: { readonly block: Json }): ComponentChildren {
  const type = word(block, 'type')
  const drawing = Object.hasOwn(drawings, type) ? drawings[type] : undefined
  if (drawing === undefined) return html`<p class="unknown">Cannot show <code>${type}</code></p>`
  return html`<${drawing} block=${block} />`
}

function keyOf(block: Json, index: number): string {
  return word(block, 'block_id') || `${word(block, 'type')} ${index}`
}
