import type { Document, Part } from './document.ts'

/** The document as one page of HTML that needs nothing else, runs nothing and prints well. */
export function htmlOf({ title, parts }: Document): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...parts.map(drawn),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; color: #1d2433; background: #fff; margin: 2rem auto; max-width: 50rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1.05rem; }
h1, h2, h3 { break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { border: 1px solid #c9ced8; padding: 0.35rem 0.6rem; text-align: left; vertical-align: top; }
th { background: #f3f5f9; }
tr, figure { break-inside: avoid; }
figure { margin: 1rem 0; } figcaption { font-weight: 600; }
blockquote { margin: 0.25rem 0; padding-left: 0.8rem; border-left: 3px solid #c9ced8; white-space: pre-line; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } }
`

function drawn(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return `<h${part.level}>${escaped(part.text)}</h${part.level}>`
    case 'text':
      return `<p>${escaped(part.text)}</p>`
    case 'quote':
      return `<figure><figcaption>${escaped(part.by)}</figcaption><blockquote>${escaped(part.text)}</blockquote></figure>`
    case 'table':
      return [
        '<table>',
        `<thead><tr>${part.head.map((one) => `<th scope="col">${escaped(one)}</th>`).join('')}</tr></thead>`,
        '<tbody>',
        ...part.rows.map(
          (row) => `<tr>${row.map((one) => `<td>${escaped(one)}</td>`).join('')}</tr>`,
        ),
        '</tbody>',
        '</table>',
      ].join('\n')
  }
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
