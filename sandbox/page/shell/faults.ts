import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Faults } from '../../protocol.ts'
import { Confirm } from '../blocks/confirm.ts'
import { useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { Icon } from './icons.ts'
import { useDialog } from './use-dialog.ts'

type NumberKey = Exclude<keyof Faults, 'double'>

const numbers: readonly (readonly [NumberKey, string, string])[] = [
  [
    'delayMs',
    'Delay every delivery by, in milliseconds',
    'From 3000 on, Slack has given up waiting.',
  ],
  ['loseNext', 'Lose the next deliveries', 'How many events and presses never reach the bot.'],
  ['limitNext', 'Answer the next calls with 429', 'The bot is told to come back after a second.'],
  ['breakNext', 'Answer the next calls with 503', 'As when Slack itself is down.'],
]

const AFRESH = {
  title: 'Start afresh?',
  text: { type: 'plain_text', text: 'Every message, modal and file of this workspace goes.' },
  confirm: 'Start afresh',
  deny: 'Keep it',
  style: 'danger',
}

/** Things to spoil on purpose, to see the bot cope. */
export function FaultsDrawer({
  faults,
  close,
}: {
  readonly faults: Faults
  readonly close: () => void
}): ComponentChildren {
  const desk = useDesk()
  const box = useDialog()
  const [asking, setAsking] = useState(false)
  const change = (next: Partial<Faults>) => void desk.act({ do: 'faults', faults: next })
  const none: Faults = { delayMs: 0, double: false, loseNext: 0, limitNext: 0, breakNext: 0 }
  const reset = async (yes: boolean) => {
    setAsking(false)
    if (!yes) return
    await desk.act({ do: 'reset' })
    close()
  }
  return html`
    <dialog ref=${box} class="drawer" aria-label="Faults" onCancel=${close}>
      <header class="pane-head">
        <h2>Faults</h2>
        <button type="button" class="icon-button" aria-label="Close faults" onClick=${close}><${Icon} name="close" /></button>
      </header>
      <div class="drawer-body">
        <p class="hint">Make Slack as unreliable as it can be, and watch the bot cope. What is done is not undone by taking a fault away.</p>
        ${numbers.map(
          ([key, name, hint]) => html`
          <${NumberRow} key=${key} name=${name} hint=${hint} value=${faults[key]} put=${(value: number) => change({ [key]: value })} />`,
        )}
        <label class="check">
          <input type="checkbox" checked=${faults.double} onChange=${() => change({ double: !faults.double })} />
          <span>Deliver everything twice<small>Slack does, when an answer comes late.</small></span>
        </label>
        <div class="stack">
          <button type="button" class="button" onClick=${() => change(none)}>No faults</button>
          <button type="button" class="button" onClick=${() => desk.act({ do: 'disconnect' })}>Drop the bot's connection</button>
          <button type="button" class="button danger" onClick=${() => setAsking(true)}>Start the workspace afresh</button>
        </div>
      </div>
      ${asking && html`<${Confirm} asking=${{ confirm: AFRESH, answer: reset }} />`}
    </dialog>`
}

interface RowProps {
  readonly name: string
  readonly hint: string
  readonly value: number
  readonly put: (value: number) => void
}

function NumberRow({ name, hint, value, put }: RowProps): ComponentChildren {
  const change = ({ target }: Event) => {
    const typed = target instanceof HTMLInputElement ? Number(target.value) : 0
    put(Math.max(0, Math.round(typed) || 0))
  }
  return html`
    <label class="number-row">
      <span>${name}<small>${hint}</small></span>
      <input class="control" type="number" min="0" value=${value} onChange=${change} />
    </label>`
}

/** How many faults are on. */
export function faultsOn(faults: Faults): number {
  return Object.values(faults).filter((value) => value !== 0 && value !== false).length
}
