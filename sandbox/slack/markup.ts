import type { Workspace } from './workspace.ts'

/** `&`, `<` and `>` as Slack's texts write them; nothing else is escaped. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const TOKENS =
  /<@(?<user>[UW][A-Z0-9]+)(?:\|[^<>]*)?>|<#(?<channel>[CDG][A-Z0-9]+)(?:\|[^<>]*)?>|(?<url>https?:\/\/[^\s<>|]+)|(?<![\p{L}\p{N}_.@#])@(?<at>[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])|(?<![\p{L}\p{N}_.@#&])#(?<hash>[\p{L}\p{N}_-]+)/gu

/**
 * What someone typed, as Slack hands it to apps.
 *
 * `message`: mentions become `<@U…>`, links `<https://…>`, the rest is escaped. `command` is the same
 * with names, `<@U…|ana>`, as commands with `should_escape` get it. `plain` is what the other
 * commands get: names after `@` and `#`, nothing escaped.
 */
export function typed(ws: Workspace, text: string, style: 'message' | 'command' | 'plain'): string {
  const parts: string[] = []
  let from = 0
  for (const match of text.matchAll(TOKENS)) {
    const between = text.slice(from, match.index)
    parts.push(style === 'plain' ? between : escaped(between))
    parts.push(token(ws, match, style))
    from = match.index + match[0].length
  }
  const rest = text.slice(from)
  return [...parts, style === 'plain' ? rest : escaped(rest)].join('')
}

function token(
  ws: Workspace,
  match: RegExpExecArray,
  style: 'message' | 'command' | 'plain',
): string {
  const { user, channel, url, at, hash } = match.groups ?? {}
  const person = user ? ws.people.get(user) : personNamed(ws, at)
  const place = channel ? ws.channels.get(channel) : channelNamed(ws, hash)
  if (person) {
    if (style === 'plain') return `@${person.name}`
    return style === 'command' ? `<@${person.id}|${person.name}>` : `<@${person.id}>`
  }
  if (place) {
    if (style === 'plain') return `#${place.name}`
    return `<#${place.id}|${place.kind === 'private' ? '' : place.name}>`
  }
  if (url) return style === 'plain' ? url : `<${escaped(url)}>`
  return style === 'plain' ? match[0] : escaped(match[0])
}

function personNamed(ws: Workspace, name: string | undefined) {
  const wanted = name?.toLowerCase()
  if (!wanted) return undefined
  return [...ws.people.values()].find((p) => p.name.toLowerCase() === wanted && !p.deleted)
}

function channelNamed(ws: Workspace, name: string | undefined) {
  const wanted = name?.toLowerCase()
  return wanted ? [...ws.channels.values()].find((c) => c.name === wanted) : undefined
}
