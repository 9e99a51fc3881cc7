import type { ComponentChildren } from 'preact'
import { html } from '../html.ts'

/** Outlines on a grid of 20, drawn for this page. */
const paths = {
  hash: 'M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h14M2.5 12.5h14',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  home: 'm3 9.5 7-6 7 6V17h-4.5v-4.5h-5V17H3z',
  plus: 'M10 4v12M4 10h12',
  close: 'm5 5 10 10M15 5 5 15',
  send: 'M3 3.5 17.5 10 3 16.5l2-6.5zM5 10h6',
  bolt: 'M11 2.5 4 11.5h5L8.5 17.5 16 8.5h-5.5z',
  at: 'M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zm0 0v1.2a2 2 0 0 0 4 0V10a7 7 0 1 0-2.8 5.6',
  clip: 'm14.5 9-5.2 5.2a3 3 0 0 1-4.2-4.2L11 4.1a2 2 0 0 1 2.8 2.8l-5.7 5.7a1 1 0 0 1-1.4-1.4L11.5 6.4',
  more: 'M10 4.5v.01M10 10v.01M10 15.5v.01',
  dots: 'M4.5 10v.01M10 10v.01M15.5 10v.01',
  reply: 'M3.5 4.5h13v9H9l-4 3v-3H3.5z',
  back: 'M12.5 4 6.5 10l6 6',
  down: 'm5 7.5 5 5 5-5',
  right: 'm7.5 5 5 5-5 5',
  check: 'm4 10.5 4 4 8-9',
  eye: 'M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10zm10.5 0a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  calendar: 'M3.5 5h13v12h-13zM3.5 8.5h13M7 3v3M13 3v3',
  clock: 'M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 6v4l2.8 1.7',
  pause: 'M7 4.5v11M13 4.5v11',
  play: 'm6 4 10 6-10 6z',
  fault: 'M10 3 2.5 16.5h15zM10 8v4M10 14.3v.01',
  sun: 'M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1',
  moon: 'M16.5 11.5A7 7 0 0 1 8.5 3.5a7 7 0 1 0 8 8z',
  file: 'M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15',
  download: 'M10 3v9m-4-3.5 4 4 4-4M4 16.5h12',
  bold: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h5.5a3 3 0 0 1 0 6H6z',
  italic: 'M8.5 4h6M5.5 16h6M12 4 8 16',
  strike:
    'M3.5 10h13M14 6.5C13.5 5 12 4 10 4 7.5 4 6 5.3 6 7c0 1.2.7 2 2 3M6 13.5c.5 1.5 2 2.5 4 2.5 2.5 0 4-1.3 4-3',
  code: 'm7 5.5-4.5 4.5L7 14.5M13 5.5l4.5 4.5-4.5 4.5',
  app: 'M4 6.5a2.5 2.5 0 0 1 2.5-2.5h7A2.5 2.5 0 0 1 16 6.5v7a2.5 2.5 0 0 1-2.5 2.5h-7A2.5 2.5 0 0 1 4 13.5zM7.5 9v1.5M12.5 9v1.5',
  info: 'M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 9v4.5M10 6.5v.01',
} as const

/** The name of a drawing. */
export type IconName = keyof typeof paths

/** A drawing beside words or in a button that has its own label. */
export function Icon({ name }: { readonly name: IconName }): ComponentChildren {
  return html`<svg class=${`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true"><path d=${paths[name]} /></svg>`
}
