import { z } from 'zod'
import { Edition, type Frozen, Slug } from './fields.ts'

/** What can compile or run a check. `sqlite` is the library this program itself stores with. */
export const TOOLS = [
  'go',
  'go-vet',
  'go-test',
  'rustc',
  'gcc',
  'gcc-asan',
  'gcc-ubsan',
  'g++',
  'g++-asan',
  'g++-ubsan',
  'g++-tsan',
  'sh',
  'bash',
  'python3',
  'sqlite',
] as const
export const Tool = z.enum(TOOLS)
export type Tool = z.infer<typeof Tool>

const FileName = z.string().regex(/^[\w-][\w.-]*$/, 'a plain file name')

/** One claim of a question that a machine can prove: this code, that outcome. */
export const CodeCheck = z
  .strictObject({
    id: Slug,
    tool: Tool,
    code: z.string().optional(),
    use_snippet: z.literal(true).optional(),
    code_from: Slug.optional(),
    /** Put around the snippet, so that a fragment can be compiled. */
    before: z.string().optional(),
    after: z.string().optional(),
    go_mod: z
      .string()
      .regex(/^1\.\d+(\.\d+)?$/, 'a Go version in quotes, such as "1.21"')
      .optional(),
    editions: z.array(Edition).min(1).optional(),
    /** Flags of the compiler, arguments of a script. */
    args: z.array(z.string()).optional(),
    /** Further files that lie beside the code. */
    files: z.record(FileName, z.string()).optional(),
    expect_stdout: z.string().optional(),
    expect_stdout_contains: z.string().min(1).optional(),
    expect_stderr_contains: z.string().min(1).optional(),
    expect_error: z.string().min(1).optional(),
    expect_exit: z.int().min(0).max(255).optional(),
  })
  .superRefine((check, context) => {
    const say = (message: string) => context.addIssue({ code: 'custom', message })
    const sources = [check.code, check.use_snippet, check.code_from].filter((s) => s !== undefined)
    if (sources.length !== 1) say('exactly one of code, use_snippet and code_from is needed')
    const ran = [check.expect_stdout, check.expect_stdout_contains, check.expect_stderr_contains]
    const outcomes = [...ran, check.expect_exit].filter((one) => one !== undefined)
    if (check.expect_error === undefined && outcomes.length === 0) say('an expect_… is needed')
    if (check.expect_error !== undefined && outcomes.length > 0)
      say('expect_error stands alone: code that does not compile prints nothing')
  })
export type CodeCheck = Frozen<z.infer<typeof CodeCheck>>
