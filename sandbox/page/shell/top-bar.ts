import type { ComponentChildren } from 'preact'
import type { Clock } from '../../protocol.ts'
import { html } from '../html.ts'
import { ClockBar } from './clock-bar.ts'
import { Icon } from './icons.ts'
import { isDark, type Theme } from './theme.ts'

interface Props {
  readonly team: string
  readonly clock: Clock
  readonly now: number
  readonly connected: boolean
  readonly reached: boolean
  readonly faults: number
  readonly openFaults: () => void
  readonly theme: Theme
  readonly setTheme: (theme: Theme) => void
}

/** What belongs to the sandbox rather than to Slack: its clock, its faults, how the bot is. */
export function TopBar(props: Props): ComponentChildren {
  const { team, clock, now, faults, openFaults, theme, setTheme } = props
  const dark = isDark(theme)
  const turn = dark ? 'Light colours' : 'Dark colours'
  return html`
    <header class="top-bar">
      <span class="brand"><img src="/page/icon.svg" alt="" width="24" height="24" /><span>${team}</span></span>
      <${ClockBar} clock=${clock} now=${now} />
      <span class="grow"></span>
      <${BotState} connected=${props.connected} reached=${props.reached} />
      <button type="button" class=${faults > 0 ? 'bar-button on' : 'bar-button'} onClick=${openFaults}>
        <${Icon} name="fault" /><span>Faults</span>${faults > 0 && html`<span class="pill">${faults}</span>`}
      </button>
      <button type="button" class="bar-button" aria-label=${turn} title=${turn} onClick=${() => setTheme(dark ? 'light' : 'dark')}>
        <${Icon} name=${dark ? 'sun' : 'moon'} />
      </button>
    </header>`
}

function BotState({
  connected,
  reached,
}: {
  readonly connected: boolean
  readonly reached: boolean
}): ComponentChildren {
  const words = !reached ? 'Sandbox unreachable' : connected ? 'Bot connected' : 'Bot not connected'
  return html`
    <span class="bot-state" role="status">
      <span class=${reached && connected ? 'dot on' : 'dot'}></span><span>${words}</span>
    </span>`
}
