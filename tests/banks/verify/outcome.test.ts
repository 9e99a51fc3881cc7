import { describe, expect, test } from 'vitest'
import { judgeBuild, judgeRun } from '../../../src/banks/verify/outcome.ts'
import type { Ended } from '../../../src/banks/verify/process.ts'
import { CodeCheck } from '../../../src/core/questions/check.ts'

const check = (expected: object) => CodeCheck.parse({ id: 'a', tool: 'go', code: 'x', ...expected })
const ended = (how: Partial<Ended>): Ended => ({
  code: 0,
  signal: null,
  stdout: '',
  stderr: '',
  ...how,
})

describe('a run', () => {
  test.each<[string, object, Partial<Ended>, string | undefined]>([
    ['prints what was claimed', { expect_stdout: 'a\nb' }, { stdout: 'a \nb\n\n' }, undefined],
    ['prints more', { expect_stdout: 'a' }, { stdout: 'ab' }, 'prints something else'],
    ['prints it, then fails', { expect_stdout: 'a' }, { stdout: 'a', code: 1 }, 'expect_exit'],
    [
      'prints it, then crashes',
      { expect_stdout: 'a' },
      { stdout: 'a', code: null, signal: 'SIGSEGV' },
      'SIGSEGV',
    ],
    [
      'fails as claimed',
      { expect_stdout: 'a', expect_exit: 1 },
      { stdout: 'a', code: 1 },
      undefined,
    ],
    [
      'ends by the signal claimed',
      { expect_stdout: '', expect_exit: 137 },
      { code: null, signal: 'SIGKILL' },
      undefined,
    ],
    [
      'ends by a floating point error, as claimed',
      { expect_stdout: '', expect_exit: 136 },
      { code: null, signal: 'SIGFPE' },
      undefined,
    ],
    [
      'ends by another signal than the one claimed',
      { expect_stdout: '', expect_exit: 139 },
      { code: null, signal: 'SIGBUS' },
      'ends otherwise',
    ],
    [
      'is killed and prints nothing',
      { expect_stdout: '' },
      { code: null, signal: 'SIGKILL' },
      undefined,
    ],
    ['does not fail as claimed', { expect_exit: 1 }, { code: 0 }, 'ends otherwise'],
    ['contains what was claimed', { expect_stdout_contains: 'b' }, { stdout: 'abc' }, undefined],
    [
      'complains as claimed and fails',
      { expect_stderr_contains: 'RACE' },
      { stderr: 'DATA RACE', code: 66 },
      undefined,
    ],
    [
      'complains of something else',
      { expect_stderr_contains: 'RACE' },
      { stderr: 'no' },
      'complains something else',
    ],
    [
      'is refused as claimed',
      { expect_error: 'no such table' },
      { stderr: 'no such table: a', code: 1 },
      undefined,
    ],
    ['is not refused', { expect_error: 'no such table' }, { stdout: '1' }, 'should fail'],
    [
      'was stopped',
      { expect_stdout: '' },
      { stopped: 'it ran longer than 30 s' },
      'longer than 30 s',
    ],
  ])('that %s', (_what, expected, how, problem) => {
    const miss = judgeRun(check(expected), ended(how))
    if (problem === undefined) expect(miss).toBeUndefined()
    else expect(miss?.problem).toContain(problem)
  })
})

describe('a build', () => {
  test.each<[string, object, Partial<Ended>, string | undefined]>([
    ['that works', { expect_stdout: '' }, {}, undefined],
    ['that does not', { expect_stdout: '' }, { code: 1 }, 'does not compile'],
    [
      'that is refused with the code',
      { expect_error: 'E0382' },
      { code: 1, stderr: 'error[E0382]: moved' },
      undefined,
    ],
    [
      'that is refused with another code',
      { expect_error: 'E0382' },
      { code: 1, stderr: 'error[E0502]; see E0382' },
      'another reason',
    ],
    ['that works and should not', { expect_error: 'E0382' }, {}, 'should not'],
  ])('%s', (_what, expected, how, problem) => {
    const miss = judgeBuild(check(expected), ended(how))
    if (problem === undefined) expect(miss).toBeUndefined()
    else expect(miss?.problem).toContain(problem)
  })
})
