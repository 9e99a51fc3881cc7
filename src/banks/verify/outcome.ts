import { constants } from 'node:os'
import type { CodeCheck } from '../../core/questions/check.ts'
import type { Ended } from './process.ts'

/** What a failed check claimed and what came of it. */
export interface Miss {
  readonly problem: string
  readonly expected?: string
  readonly got?: string
}

const SHOWN_CHARACTERS = 2_000

/** Judge a build; `undefined` means it went as claimed. */
export function judgeBuild(check: CodeCheck, ended: Ended): Miss | undefined {
  const { expect_error: refusal } = check
  const said = ended.stderr + ended.stdout
  if (ended.stopped)
    return { problem: `The compiler was stopped: ${ended.stopped}.`, got: cut(said) }
  if (refusal === undefined)
    return ended.code === 0 ? undefined : { problem: 'It does not compile.', got: cut(said) }
  if (ended.code === 0) return { problem: 'It compiles, and should not.', expected: refusal }
  return hasError(said, refusal)
    ? undefined
    : { problem: 'It does not compile, but for another reason.', expected: refusal, got: cut(said) }
}

/** Judge a run; `undefined` means it went as claimed. */
export function judgeRun(check: CodeCheck, ended: Ended): Miss | undefined {
  if (ended.stopped) return { problem: `It was stopped: ${ended.stopped}.`, got: cut(ended.stdout) }
  if (check.expect_error !== undefined) return judgeRefusedRun(check.expect_error, ended)
  return (
    judgeText('prints', check.expect_stdout, ended.stdout, same) ??
    judgeText('prints', check.expect_stdout_contains, ended.stdout, contains) ??
    judgeText('complains', check.expect_stderr_contains, ended.stderr, contains) ??
    judgeExit(check, ended)
  )
}

/** Scripts and queries have no compiler: for them an error is a run that fails with it. */
function judgeRefusedRun(refusal: string, ended: Ended): Miss | undefined {
  if (ended.code === 0)
    return { problem: 'It runs, and should fail.', expected: refusal, got: cut(ended.stdout) }
  if (ended.stderr.includes(refusal)) return undefined
  return { problem: 'It fails, but for another reason.', expected: refusal, got: cut(ended.stderr) }
}

function judgeText(
  verb: string,
  expected: string | undefined,
  got: string,
  fits: (got: string, expected: string) => boolean,
): Miss | undefined {
  if (expected === undefined || fits(got, expected)) return undefined
  return { problem: `It ${verb} something else.`, expected, got: cut(got) }
}

function judgeExit(check: CodeCheck, { code, signal, stderr }: Ended): Miss | undefined {
  const got = signal ? `ended by ${signal}` : `exit status ${code}`
  if (check.expect_exit !== undefined) {
    return statusOf(code, signal) === check.expect_exit
      ? undefined
      : { problem: 'It ends otherwise.', expected: `exit status ${check.expect_exit}`, got }
  }
  // A complaint is expected of a program that fails; a program meant to be killed prints nothing.
  const mayFail =
    check.expect_stderr_contains !== undefined || (check.expect_stdout === '' && signal !== null)
  if (code === 0 || mayFail) return undefined
  const say = `It ends with ${got}; if that is meant, add expect_exit.`
  return { problem: say, got: cut(stderr) }
}

/** As a shell reports it: 128 + n for a program that signal n has ended. */
function statusOf(code: number | null, signal: NodeJS.Signals | null): number | undefined {
  if (code !== null) return code
  return signal === null ? undefined : 128 + constants.signals[signal]
}

function same(got: string, expected: string): boolean {
  return lines(got) === lines(expected)
}

/** Spaces at the ends of lines, and line ends at the end of the text, cannot be seen. */
function lines(text: string): string {
  return text.replace(/[ \t]+$/gm, '').trimEnd()
}

function contains(got: string, expected: string): boolean {
  return got.includes(expected)
}

/** A Rust code must be the error's own, not one that a hint mentions. */
function hasError(said: string, refusal: string): boolean {
  return /^E\d{4}$/.test(refusal) ? said.includes(`error[${refusal}]`) : said.includes(refusal)
}

function cut(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}
