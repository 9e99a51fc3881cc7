import { exportFor } from '../../app/exporting.ts'
import { packetKey } from '../../core/debrief/announce.ts'
import type { Action } from '../action.ts'
import { modal, section } from '../blocks/kit.ts'
import { uploadAbout } from '../files-about.ts'
import { md } from '../text.ts'
import { aboutOf } from './about.ts'

/** `Export`: everything about an application as a page and as Markdown, into the conversation with who asked. */
export const exportAction: Action = {
  id: 'debrief-export',
  async run({ who, value, origin, slack, reply, push }, deps) {
    const { application, stage } = aboutOf(value)
    const { name, markdown, html } = await exportFor(deps, who, application)
    const packet = await deps.store.posted(packetKey(application, stage, who))
    const files = [
      { name: `${name}.html`, content: html },
      { name: `${name}.md`, content: markdown },
    ]
    const thread = origin.kind === 'message' ? packet?.ts : undefined
    await uploadAbout(deps, slack, who, { about: application, files }, thread)
    const words = md`${name}.html and ${name}.md are in your conversation with me. The page prints well.`
    if (origin.kind === 'modal')
      await push(modal({ id: 'exported', title: 'Exported', blocks: [section(words)] }))
    else await reply({ text: words, blocks: [section(words)] })
  },
}
