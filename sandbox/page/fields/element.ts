import type { ComponentChildren } from 'preact'
import { Picture } from '../blocks/media.ts'
import { fieldAt } from '../blocks/surface.ts'
import { html } from '../html.ts'
import { type Json, label, truth, word } from '../state/read.ts'
import type { Field } from '../state/values.ts'
import { Button, OverflowMenu } from './buttons.ts'
import { CheckboxGroup, RadioGroup } from './checks.ts'
import { FileField } from './file-field.ts'
import { DateField, DateTimeField, TimeField } from './moments.ts'
import { RichTextField } from './rich-text-field.ts'
import {
  ChannelSelect,
  ConversationSelect,
  ExternalSelect,
  StaticSelect,
  UserSelect,
} from './selects.ts'
import { TextField } from './text-field.ts'

/** What every field is given to draw itself and to be read aloud. */
export interface FieldProps {
  readonly field: Field
  /** Of the control itself, so that its label can point at it. */
  readonly id?: string
  readonly labelledBy?: string
  readonly describedBy?: string
  readonly invalid?: boolean
}

interface Props extends Omit<FieldProps, 'field'> {
  readonly block: Json
  readonly element: Json
}

type Draw = (props: FieldProps) => ComponentChildren

const drawings: Readonly<Record<string, Draw>> = {
  button: Button,
  workflow_button: Button,
  icon_button: Button,
  feedback_buttons: Button,
  overflow: OverflowMenu,
  checkboxes: CheckboxGroup,
  radio_buttons: RadioGroup,
  datepicker: DateField,
  timepicker: TimeField,
  datetimepicker: DateTimeField,
  plain_text_input: TextField,
  number_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
  rich_text_input: RichTextField,
  file_input: FileField,
  static_select: StaticSelect,
  multi_static_select: StaticSelect,
  external_select: ExternalSelect,
  multi_external_select: ExternalSelect,
  users_select: UserSelect,
  multi_users_select: UserSelect,
  conversations_select: ConversationSelect,
  multi_conversations_select: ConversationSelect,
  channels_select: ChannelSelect,
  multi_channels_select: ChannelSelect,
}

/** Draw an element of a block; of a kind the page does not know, say so. */
export function Element({ block, element, ...rest }: Props): ComponentChildren {
  const type = word(element, 'type')
  if (type === 'image') return html`<${Picture} of=${element} />`
  const drawing = Object.hasOwn(drawings, type) ? drawings[type] : undefined
  if (drawing === undefined) return html`<p class="unknown">Cannot show <code>${type}</code></p>`
  return html`<${drawing} field=${fieldAt(block, element)} ...${rest} />`
}

/** The attributes by which a control is named and described to those who cannot see it. */
export function aria({ field, id, labelledBy, describedBy, invalid }: FieldProps): Json {
  const own = label(field.element, 'placeholder')
  const named = labelledBy === undefined ? { 'aria-label': own || word(field.element, 'type') } : {}
  return {
    id,
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    autofocus: truth(field.element, 'focus_on_load') ? true : undefined,
    'aria-invalid': invalid === true ? 'true' : undefined,
    ...named,
  }
}
