import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import type { Chart } from '../../src/core/charts.ts'
import { drawingThread } from '../../src/pictures/pictures.ts'

const pictures = drawingThread()
afterAll(() => pictures.close())

const charts: readonly Chart[] = [
  {
    kind: 'bars',
    title: 'Declined invitations by reason',
    finding: 'Busy is the most frequent reason: 14 of 31.',
    unit: 'invitations',
    rows: [
      { label: 'Busy', value: 14 },
      { label: 'Away', value: 9 },
      { label: 'Дуг разлог, који не стаје лако у ред', value: 8 },
    ],
  },
  {
    kind: 'columns',
    title: 'Scorecards by age',
    finding: 'Half were in after 5 hours.',
    of: 'hours after the interview',
    unit: 'scorecards',
    rows: [
      { label: '0–4', value: 40 },
      { label: '4–12', value: 22 },
      { label: '12–24', value: 11 },
      { label: 'later', value: 3 },
    ],
  },
  {
    kind: 'ranges',
    title: 'How long things take',
    finding: 'Deciding takes longest: half within 3 days, nine in ten within 8.',
    unit: 'days',
    rows: [
      { label: 'To schedule', median: 1.2, p90: 4 },
      { label: 'To decide', median: 3, p90: 8.25 },
      { label: 'Lead time', median: 2.5, p90: null },
    ],
  },
  {
    kind: 'stacks',
    title: 'Questions asked and not asked',
    finding: 'Most of Go is unused.',
    unit: 'questions',
    parts: ['asked', 'asked often', 'never asked'],
    rows: [
      { label: 'Go', values: [4, 2, 18] },
      { label: 'Linux', values: [9, 3, 12] },
    ],
  },
  {
    kind: 'grid',
    title: 'Mila Kovač',
    finding: 'Ratings by competency and panellist; the bar is 3.',
    columns: ['Ana', 'Bo', 'Dee'],
    rows: [
      {
        label: 'Debugging',
        cells: [
          { text: '2', tone: 0.25 },
          { text: '4', tone: 0.75 },
          { text: '–', tone: null },
        ],
      },
      {
        label: 'Systems fundamentals',
        cells: [
          { text: '3', tone: 0.5 },
          { text: '3', tone: 0.5 },
          { text: '5', tone: 1 },
        ],
      },
    ],
  },
]

test.each(charts.map((chart) => [chart.kind, chart] as const))(
  '%s become a picture',
  async (kind, chart) => {
    const png = Buffer.from(await pictures.draw(chart))
    mkdirSync('tests/shots', { recursive: true })
    writeFileSync(`tests/shots/chart-${kind}.png`, png)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
    expect(width).toBeGreaterThan(600)
    expect(height).toBeGreaterThan(200)
    // Slack shows at most 10,000 pixels a side.
    expect(Math.max(width, height)).toBeLessThan(4_000)
    // The corner is the ground: opaque, so that dark pages do not shine through.
    expect(png.length).toBeGreaterThan(3_000)
  },
)

test('a long finding makes a picture higher, not wider', async () => {
  const [, chart] = charts
  if (!chart) throw new Error('there are charts')
  const size = async (finding: string) => {
    const png = Buffer.from(await pictures.draw({ ...chart, finding }))
    return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
  }
  const [short, long] = [await size('Few.'), await size('Nobody knows why. '.repeat(12))]
  expect(long.height).toBeGreaterThan(short.height)
  expect(long.width).toBeLessThan(short.width * 1.1)
})

test('several wanted at once all come, each its own', async () => {
  const [first, second] = charts
  if (!first || !second) throw new Error('there are charts')
  const [a, b, again] = await Promise.all(
    [first, second, first].map((chart) => pictures.draw(chart)),
  )
  expect(a).toEqual(again)
  expect(a).not.toEqual(b)
})

test('after a rest the next picture starts a thread of its own', async () => {
  const hasty = drawingThread(0)
  const [chart] = charts
  if (!chart) throw new Error('there are charts')
  const first = await hasty.draw(chart)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await hasty.draw(chart)).toEqual(first)
  await hasty.close()
})

test('what is asked of a thread that is closed is refused, not left waiting', async () => {
  const closing = drawingThread()
  const [chart] = charts
  if (!chart) throw new Error('there are charts')
  const wanted = closing.draw(chart)
  await Promise.all([closing.close(), expect(wanted).rejects.toThrow('the drawing thread ended')])
})
