/** What there is to prove of a question: its code checks, and that its snippet is well formed. */
import type { CodeCheck } from '../../core/questions/check.ts'
import type { Item, SnippetLanguage } from '../../core/questions/item.ts'
import type { Shelved } from '../read.ts'
import { formatTask } from './format.ts'
import type { Program } from './machine.ts'
import { judgeBuild, judgeRun, type Miss } from './outcome.ts'
import { codeOf, type Ingredients, type Recipe, recipeFor } from './recipe.ts'
import type { Task } from './task.ts'
import type { Workshop } from './workshop.ts'

const EDITIONS = [2021, 2024] as const
const CPP_STANDARDS = ['c++20'] as const
const GO_FALLBACK = '1.22'

export function itemTasks(entry: Shelved, item: Item): readonly Task[] {
  return [
    ...item.code_checks.flatMap((check, i) => checkTasks(entry, item, check, i)),
    ...snippetTasks(entry, item),
  ]
}

interface Variant {
  readonly name?: string
  readonly edition: number
  readonly cppStandard: string
}

function checkTasks(entry: Shelved, item: Item, check: CodeCheck, index: number): readonly Task[] {
  const code = codeOf(check, item.code_checks, item.snippet?.code)
  return variantsOf(item, check).map(({ name, ...variant }) => {
    const with_: Ingredients = {
      ...variant,
      code,
      args: check.args ?? [],
      goVersion: check.go_mod ?? item.go_version?.replace('>=', '') ?? GO_FALLBACK,
      refused: check.expect_error !== undefined,
    }
    const recipe = recipeFor(check.tool, with_)
    return {
      entry,
      check: check.id,
      ...(name === undefined ? {} : { variant: name }),
      tool: check.tool,
      needs: recipe.needs,
      line: entry.lineOf(['code_checks', index]),
      prove: (workshop) => proveCheck(workshop, check, recipe),
    }
  })
}

function variantsOf(item: Item, check: CodeCheck): readonly Variant[] {
  const [edition, cppStandard] = [EDITIONS[0], CPP_STANDARDS[0]]
  if (check.tool === 'rustc')
    return (check.editions ?? item.edition ?? EDITIONS).map((one) => ({
      name: `edition ${one}`,
      edition: one,
      cppStandard,
    }))
  if (check.tool.startsWith('g++'))
    return (item.cpp_standard ?? CPP_STANDARDS).map((one) => ({
      name: one,
      edition,
      cppStandard: one,
    }))
  return [{ edition, cppStandard }]
}

function proveCheck(
  workshop: Workshop,
  check: CodeCheck,
  { files, build, run }: Recipe,
): Promise<Miss | undefined> {
  return workshop.inFolder({ ...check.files, ...files }, async (folder) => {
    if (build) {
      const missed = judgeBuild(check, await workshop.start(build, folder))
      if (missed || check.expect_error !== undefined) return missed
    }
    if (!run)
      return check.expect_exit === 0
        ? undefined
        : { problem: 'It has no main function to run; expect_exit: 0 asks only that it compiles.' }
    return judgeRun(check, await workshop.start(run, folder))
  })
}

/** A snippet no check runs is at least read by its language's own reader. */
function snippetTasks(entry: Shelved, item: Item): readonly Task[] {
  const { snippet } = item
  if (!snippet) return []
  const line = entry.lineOf(['snippet'])
  const format = formatTask(entry, 'snippet format', line, snippet.lang, snippet.code)
  const reader = item.code_checks.some((check) => check.use_snippet)
    ? undefined
    : READERS[snippet.lang]
  const syntax: Task | undefined = reader && {
    entry,
    check: 'snippet syntax',
    tool: reader.needs,
    needs: reader.needs,
    line,
    prove: (workshop) =>
      workshop.inFolder({ snippet: snippet.code }, async (folder) => {
        const { code, stderr } = await workshop.start({ argv: reader.argv }, folder)
        return code === 0 ? undefined : { problem: 'The snippet cannot be parsed.', got: stderr }
      }),
  }
  return [format, syntax].filter((task) => task !== undefined)
}

const READERS: Partial<Record<SnippetLanguage, { needs: Program; argv: readonly string[] }>> = {
  python: {
    needs: 'python3',
    argv: ['python3', '-c', "import ast; ast.parse(open('snippet').read())"],
  },
  sh: { needs: 'sh', argv: ['sh', '-n', 'snippet'] },
  bash: { needs: 'bash', argv: ['bash', '-n', 'snippet'] },
}
