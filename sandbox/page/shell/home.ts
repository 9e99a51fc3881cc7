import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { View } from '../../protocol.ts'
import { Blocks } from '../blocks/blocks.ts'
import { nameOf, useDesk } from '../desk.ts'
import { html } from '../html.ts'

/** The app's Home, which tells the app that it was opened. */
export function Home({ view }: { readonly view: View | null }): ComponentChildren {
  const desk = useDesk()
  useEffect(() => void desk.act({ do: 'open-home' }), [])
  if (view === null) {
    return html`
      <div class="home empty" tabindex="0">
        <p><strong>Nothing here yet</strong></p>
        <p class="hint">${nameOf(desk, desk.bot)} shows its Home here once it has published one.</p>
      </div>`
  }
  return html`
    <div class="home" tabindex="0" role="region" aria-label="Home">
      <${Blocks} surface=${view.id} kind="home" where=${{ viewId: view.id }} blocks=${view.blocks} />
    </div>`
}
