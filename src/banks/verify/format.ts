/** Code that candidates see is laid out as their language's own tool lays it out. */
import type { Shelved } from '../read.ts'
import type { Miss } from './outcome.ts'
import type { Task } from './task.ts'
import type { Workshop } from './workshop.ts'

/** That `code` is as gofmt or rustfmt leaves it; nothing for languages without such a tool. */
export function formatTask(
  entry: Shelved,
  check: string,
  line: number,
  lang: string,
  code: string,
): Task | undefined {
  if (lang === 'go') return task(entry, check, line, 'gofmt', (shop) => likeGofmt(shop, code))
  if (lang === 'rust') return task(entry, check, line, 'rustfmt', (shop) => likeRustfmt(shop, code))
  return undefined
}

function task(
  entry: Shelved,
  check: string,
  line: number,
  tool: 'gofmt' | 'rustfmt',
  prove: Task['prove'],
): Task {
  return { entry, check, tool, needs: tool, line, prove }
}

async function likeGofmt(workshop: Workshop, code: string): Promise<Miss | undefined> {
  return compare('gofmt', code, await formatted(workshop, ['gofmt'], code))
}

async function likeRustfmt(workshop: Workshop, code: string): Promise<Miss | undefined> {
  const argv = ['rustfmt', '--edition', '2024', '--emit', 'stdout', '--quiet']
  const whole = await formatted(workshop, argv, code)
  if (whole !== undefined) return compare('rustfmt', code, whole)
  // Statements alone: rustfmt wants to see them inside a function.
  const wrapped = `fn snippet() {\n${code.trimEnd().replace(/^(?=.)/gm, '    ')}\n}\n`
  return compare('rustfmt', wrapped, await formatted(workshop, argv, wrapped))
}

function formatted(
  workshop: Workshop,
  argv: readonly string[],
  code: string,
): Promise<string | undefined> {
  return workshop.inFolder({}, async (folder) => {
    const { code: status, stdout } = await workshop.start({ argv }, folder, code)
    return status === 0 ? stdout : undefined
  })
}

function compare(tool: string, code: string, laidOut: string | undefined): Miss | undefined {
  if (laidOut === undefined)
    return {
      problem: `${tool} cannot read it; if it is not meant to be code of that language, set lang: text.`,
    }
  if (laidOut.trimEnd() === code.trimEnd()) return undefined
  return { problem: `It is not as ${tool} leaves it.`, expected: laidOut, got: code }
}
