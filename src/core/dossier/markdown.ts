import type { Document, Part } from './document.ts'

/** The document as Markdown (CommonMark with tables). What people wrote is shown as typed. */
export function markdownOf({ parts }: Document): string {
  return `${parts.map(written).join('\n\n')}\n`
}

function written(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return `${'#'.repeat(part.level)} ${inert(part.text)}`
    case 'text':
      return inert(part.text)
    case 'quote':
      return [
        `**${inert(part.by)}**`,
        '',
        ...part.text.split('\n').map((line) => `> ${inert(line)}`),
      ].join('\n')
    case 'table':
      return [part.head, part.head.map(() => '---'), ...part.rows.map((row) => row.map(inCell))]
        .map((row) => `| ${row.join(' | ')} |`)
        .join('\n')
  }
}

/** Without the power that letters have in Markdown, also at the beginning of a line. */
function inert(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/^(\s*)([-+])(\s)/gm, '$1\\$2$3')
    .replace(/^(\s*\d+)([.)])(\s)/gm, '$1\\$2$3')
}

function inCell(text: string): string {
  return inert(text).replace(/\s*\n\s*/g, '<br>')
}
