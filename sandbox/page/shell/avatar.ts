import type { ComponentChildren } from 'preact'
import type { User } from '../../protocol.ts'
import { html } from '../html.ts'
import { Icon } from './icons.ts'

const HUES = 12

/** A person's initials on a colour of their own; a mark for apps. */
export function Avatar({
  user,
  id,
}: {
  readonly user?: User
  readonly id: string
}): ComponentChildren {
  if (user?.isBot === true) {
    return html`<span class="avatar bot" aria-hidden="true"><${Icon} name="app" /></span>`
  }
  const initials = (user?.realName ?? '?')
    .split(/\s+/)
    .map((name) => name.charAt(0))
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
  return html`<span class=${`avatar hue-${hueOf(id)}`} aria-hidden="true">${initials}</span>`
}

function hueOf(id: string): number {
  return [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7) % HUES
}
