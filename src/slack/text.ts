/**
 * The one place where words become Slack text.
 *
 * What people typed is only ever shown through here: a candidate called `<!channel> *x* @here` reads as
 * typed and pings nobody. `md` and its friends are the only makers of `Mrkdwn`; block builders take nothing else.
 */
import type { ChannelId, PersonId } from '../core/ids.ts'

/** Text in Slack's mark-up that is safe to send. */
export interface Mrkdwn {
  readonly mrkdwn: string
}

/** Mark-up from a template. Strings put into it are shown as typed; mark-up put into it stays mark-up. */
export function md(
  words: TemplateStringsArray,
  ...parts: readonly (string | number | Mrkdwn)[]
): Mrkdwn {
  return { mrkdwn: words.reduce((text, next, i) => text + shown(parts[i - 1] ?? '') + next) }
}

/** Several pieces of mark-up as one, without those that are empty. */
export function join(parts: readonly Mrkdwn[], separator: string): Mrkdwn {
  return {
    mrkdwn: parts
      .map((p) => p.mrkdwn)
      .filter((text) => text !== '')
      .join(separator),
  }
}

export const NOTHING: Mrkdwn = { mrkdwn: '' }

export function mention(person: PersonId): Mrkdwn {
  return { mrkdwn: `<@${person}>` }
}

export function channelLink(channel: ChannelId): Mrkdwn {
  return { mrkdwn: `<#${channel}>` }
}

export function bold(text: string): Mrkdwn {
  return md`*${text.trim() === '' ? '?' : text}*`
}

/** A link, if the address is one that may be followed; else its label as typed. */
export function link(url: string, label: string): Mrkdwn {
  if (!/^(https?:\/\/|mailto:)[^\s<>|]+$/.test(url)) return md`${label}`
  return { mrkdwn: `<${escaped(url)}|${escaped(label.replace(/[|<>\n]/g, ' '))}>` }
}

/** As typed, in places that know no mark-up: notifications, labels, headers. Cut to `max` characters. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > max - 1) break
    kept += segment
  }
  return `${kept}…`
}

function shown(part: string | number | Mrkdwn): string {
  return typeof part === 'object' ? part.mrkdwn : inert(escaped(String(part)))
}

/** Slack's three control characters; nothing else is ever decoded. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * Slack has no escape character for its formatting: a word joiner beside one takes its power away.
 *
 * A colon has some only around a name of an emoji, so that `10:00` stays what people copy.
 */
function inert(text: string): string {
  return text
    .replace(/[*_~`@#]/g, '$&\u2060')
    .replace(/:(?=[^\s:]*[a-z][^\s:]*:)/gi, ':\u2060')
    .replace(/^(&gt;)/gm, '\u2060$1')
}

/** What a slash command's text means: Slack escapes it on the way to us, and phones add curly quotes. */
export function typed(text: string): string {
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/[\u00A0\s]+/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}
