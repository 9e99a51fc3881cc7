import type { ComponentChildren } from 'preact'
import type { File } from '../../protocol.ts'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'

/** Files of a message: pictures as pictures, the rest to be downloaded. */
export function Attachments({ files }: { readonly files: readonly File[] }): ComponentChildren {
  if (files.length === 0) return null
  return html`<div class="attachments">${files.map((file) => html`<${Attachment} key=${file.id} file=${file} />`)}</div>`
}

function Attachment({ file }: { readonly file: File }): ComponentChildren {
  if (/^image\/(png|jpeg|gif|webp|svg\+xml)$/.test(file.mimetype)) {
    return html`
      <figure class="image">
        <figcaption><a href=${file.url} download=${file.name}>${file.title}</a></figcaption>
        <img src=${file.url} alt=${file.altText || file.title} loading="lazy" />
      </figure>`
  }
  return html`
    <a class="file" href=${file.url} download=${file.name}>
      <span class="file-icon"><${Icon} name="file" /></span>
      <span class="file-words"><strong>${file.name}</strong><small>${kindOf(file)} · ${sizeOf(file.size)}</small></span>
      <${Icon} name="download" />
    </a>`
}

function kindOf({ name, mimetype }: File): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot + 1).toUpperCase() : mimetype
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
