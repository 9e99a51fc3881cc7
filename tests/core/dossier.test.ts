import { expect, test } from 'vitest'
import { heading, paragraph, quote, table } from '../../src/core/dossier/document.ts'
import { htmlOf } from '../../src/core/dossier/html.ts'
import { markdownOf } from '../../src/core/dossier/markdown.ts'

const hostile = '<script>alert(1)</script> *x* | # [y](z)'
const document = {
  title: 'Mila & co',
  parts: [
    heading(1, 'Mila & co'),
    paragraph(hostile),
    ...quote('Ana', `first\n${hostile}`),
    ...quote('Bo', '  '),
    ...table(['A', 'B'], [['1', `two\nlines | ${hostile}`]]),
    ...table(['A'], []),
  ],
}

test('Markdown shows what people typed as typed, also in tables and quotes', () => {
  expect(markdownOf(document)).toBe(
    [
      '# Mila & co',
      '',
      '\\<script\\>alert(1)\\</script\\> \\*x\\* \\| \\# \\[y\\](z)',
      '',
      '**Ana**',
      '',
      '> first',
      '> \\<script\\>alert(1)\\</script\\> \\*x\\* \\| \\# \\[y\\](z)',
      '',
      '| A | B |',
      '| --- | --- |',
      '| 1 | two<br>lines \\| \\<script\\>alert(1)\\</script\\> \\*x\\* \\| \\# \\[y\\](z) |',
      '',
    ].join('\n'),
  )
})

test('the page runs nothing, loads nothing and shows mark-up as typed', () => {
  const html = htmlOf(document)
  expect(html).not.toContain('<script')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).toContain("default-src 'none'")
  expect(html).toContain('<title>Mila &amp; co</title>')
  expect(html).not.toMatch(/src=|href=|@import|url\(/)
  expect(html.match(/<blockquote>/g)).toHaveLength(1)
})
