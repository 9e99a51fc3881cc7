import htm from 'htm'
import { h } from 'preact'

/** Templates instead of JSX: the page has no build step. What is put into one is text, never markup. */
export const html = htm.bind(h)
