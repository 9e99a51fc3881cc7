import type { ComponentChildren } from 'preact'
import { html } from '../html.ts'
import { type Json, label, part, word } from '../state/read.ts'
import { plainText, safeUrl } from '../text/words.ts'

interface Props {
  readonly block: Json
}

/** A picture with its title. */
export function Image({ block }: Props): ComponentChildren {
  const title = label(block, 'title')
  return html`
    <figure class="image">
      ${title !== '' && html`<figcaption>${plainText(title)}</figcaption>`}
      <${Picture} of=${block} />
    </figure>`
}

/** A picture by its address or as a file of the workspace. */
export function Picture({ of }: { readonly of: Json }): ComponentChildren {
  const src = sourceOf(of)
  const alt = word(of, 'alt_text')
  if (src === undefined) return html`<span class="unknown">Cannot show this image: ${alt}</span>`
  return html`<img src=${src} alt=${alt} loading="lazy" />`
}

/** A video's still, which leads to it: the sandbox does not play what others host. */
export function Video({ block }: Props): ComponentChildren {
  const title = label(block, 'title')
  const url = safeUrl(word(block, 'title_url') || word(block, 'video_url'))
  const still = safeUrl(word(block, 'thumbnail_url'))
  return html`
    <figure class="image">
      <figcaption>
        <a href=${url} target="_blank" rel="noopener noreferrer"><strong>${title}</strong></a>
        <br />${word(block, 'author_name')}
      </figcaption>
      ${still !== undefined && html`<img src=${still} alt=${word(block, 'alt_text')} loading="lazy" />`}
      <p class="hint">${label(block, 'description')}</p>
    </figure>`
}

function sourceOf(of: Json): string | undefined {
  const file = part(of, 'slack_file')
  if (file === undefined) return safeUrl(word(of, 'image_url'))
  const id = word(file, 'id') || (/[/-](F[A-Z0-9]+)\//.exec(word(file, 'url'))?.[1] ?? '')
  return id === '' ? undefined : `/files/${id}/image`
}
