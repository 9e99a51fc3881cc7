import { render } from 'preact'
import { App } from './app.ts'
import { html } from './html.ts'
import { wearStoredTheme } from './shell/theme.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
wearStoredTheme()
render(html`<${App} />`, root)
