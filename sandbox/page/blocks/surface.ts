import { createContext } from 'preact'
import { useContext, useMemo, useState } from 'preact/hooks'
import type { ActAnswer, StateValues } from '../../protocol.ts'
import { useDesk } from '../desk.ts'
import { isJson, type Json, part, word } from '../state/read.ts'
import { carryOver, dispatches, type Field, valueIn, valueKey, withValue } from '../state/values.ts'

/** Where blocks stand: a message, or a modal or Home. */
export type Where = { readonly channel: string; readonly ts: string } | { readonly viewId: string }

/** What the fields of one message, modal or Home share. */
export interface Surface {
  readonly kind: 'message' | 'modal' | 'home'
  readonly where: Where
  readonly values: StateValues
  readonly errors: Readonly<Record<string, string>>
  /** Keep a value; tell the app, if this field is to be told about and `quietly` is not asked for. */
  readonly set: (field: Field, value: unknown, quietly?: boolean) => void
  /** Tell the app that a button was pressed, an option of a menu picked, or what a field holds. */
  readonly fire: (field: Field, extra?: Json) => Promise<ActAnswer>
  /** A question that must be answered before the press or pick behind it happens. */
  readonly asking: Asking | null
}

/** A confirmation dialog that is open. */
export interface Asking {
  readonly confirm: Json
  readonly answer: (yes: boolean) => void
}

/** Given by `Blocks` to what stands in them. */
export const SurfaceContext = createContext<Surface | null>(null)

/** The surface around a block or field. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext)
  if (surface === null) throw new Error('a field was drawn outside of a surface')
  return surface
}

// Outlives the drawing of a surface: scrolled away or covered by another modal, what was typed stays.
const typed = new Map<string, StateValues>()

/** What fields of the surface called `key` hold now. */
export function keptValues(
  key: string,
  blocks: readonly Json[],
  here: string | null = null,
): StateValues {
  const values = carryOver(typed.get(key) ?? {}, blocks, here)
  typed.set(key, values)
  return values
}

interface Given {
  readonly key: string
  readonly kind: Surface['kind']
  readonly where: Where
  readonly blocks: readonly Json[]
  readonly errors: Readonly<Record<string, string>>
  readonly onEdit?: (blockId: string) => void
}

/** Make a surface of blocks that may change under it. */
export function useNewSurface({ key, kind, where, blocks, errors, onEdit }: Given): Surface {
  const desk = useDesk()
  const [version, redraw] = useState(0)
  const [asking, setAsking] = useState<Asking | null>(null)
  const values = useMemo(() => keptValues(key, blocks, desk.here), [key, blocks, version])

  const ask = (confirm: Json | undefined) =>
    confirm === undefined
      ? Promise.resolve(true)
      : new Promise<boolean>((settle) => {
          const answer = (yes: boolean) => {
            setAsking(null)
            settle(yes)
          }
          setAsking({ confirm, answer })
        })

  const tell = (field: Field, extra: Json) =>
    desk.act({
      do: 'block-action',
      in: where,
      action: { ...namesOf(field), ...extra },
      values: typed.get(key) ?? {},
    })

  const fire = async (field: Field, extra?: Json): Promise<ActAnswer> => {
    if (!(await ask(part(field.element, 'confirm')))) return { ok: true }
    return tell(field, extra ?? heldBy(field, typed.get(key) ?? {}))
  }

  const set = async (field: Field, value: unknown, quietly = false) => {
    const tells = dispatches(field) && !quietly
    if (tells && !(await ask(part(field.element, 'confirm')))) return redraw((n) => n + 1)
    typed.set(key, withValue(typed.get(key) ?? values, field, value))
    redraw((n) => n + 1)
    onEdit?.(field.blockId)
    if (tells) await tell(field, heldBy(field, typed.get(key) ?? {}))
  }

  return { kind, where, values, errors, set, fire, asking }
}

/** A field by its element and block, with a name of its own where the app gave none. */
export function fieldAt(block: Json, element: Json): Field {
  return {
    blockId: word(block, 'block_id'),
    actionId: word(element, 'action_id'),
    element,
    block,
  }
}

/** What the field holds on this surface. */
export function useValue(field: Field): unknown {
  return valueIn(useSurface().values, field)
}

function namesOf({ blockId, actionId, element }: Field) {
  return { type: word(element, 'type'), block_id: blockId, action_id: actionId }
}

function heldBy(field: Field, values: StateValues): Json {
  const entry = values[field.blockId]?.[field.actionId]
  const key = valueKey(word(field.element, 'type'))
  return isJson(entry) && key !== undefined ? { [key]: entry[key] } : {}
}
