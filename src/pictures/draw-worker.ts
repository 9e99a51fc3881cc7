/** A thread that draws one chart after another: neither Vega nor the rasteriser may hold up Slack. */
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { Resvg } from '@resvg/resvg-js'
import { parse, View } from 'vega'
import { compile } from 'vega-lite'
import type { DrawReply, DrawRequest } from './messages.ts'
import { specOf } from './specs.ts'

/** Pixels for each unit of the drawing: sharp on dense screens. */
const DENSITY = 2

/** With the package, so that a picture looks the same on every machine, also in Cyrillic. */
const FONTS = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((file) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${file}`)),
)

parentPort?.on('message', (request: DrawRequest) => {
  void reply(request).then((answer) => parentPort?.postMessage(answer))
})

async function reply({ id, chart }: DrawRequest): Promise<DrawReply> {
  try {
    const view = new View(parse(compile(specOf(chart)).spec), { renderer: 'none' })
    return { kind: 'drawn', id, png: rasterised(await view.toSVG()) }
  } catch (error) {
    return { kind: 'failed', id, message: String(error) }
  }
}

function rasterised(svg: string): Uint8Array {
  const font = { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: 'Inter' }
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: DENSITY } }).render().asPng()
}
