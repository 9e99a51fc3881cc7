import { describe, expect, test, vi } from 'vitest'
import { stringify } from 'yaml'
import { verifyBanks } from '../../../src/banks/verify/verify.ts'
import { folder } from '../../support/folder.ts'
import { cleanExercise, cleanItem } from '../../support/questions.ts'

const quiet = () => {}
/** Only tools that any machine with this program has: a shell, and its own database. */
const withChecks = (...checks: object[]) =>
  folder({ 'a.yaml': stringify({ ...cleanItem, snippet: undefined, code_checks: checks }) })

const verified = async (...checks: object[]) => {
  const { passed, failed } = await verifyBanks([await withChecks(...checks)], quiet)
  return { passed, failed: failed.map(({ check, problem, got }) => ({ check, problem, got })) }
}

test('checks that hold pass, one that does not is told with what came instead', async () => {
  const right = { id: 'right', tool: 'sh', code: 'echo $((6 * 7))', expect_stdout: '42' }
  const wrong = { ...right, id: 'wrong', expect_stdout: '41' }
  expect(await verified(right, wrong)).toEqual({
    passed: 1,
    failed: [{ check: 'wrong', problem: 'It prints something else.', got: '42\n' }],
  })
})

describe('a check', () => {
  test.each<[string, object]>([
    [
      'gets its arguments',
      { tool: 'sh', code: 'echo "$2"', args: ['a', 'b c'], expect_stdout: 'b c' },
    ],
    [
      'finds its files and nothing else',
      { tool: 'sh', code: 'cat f; ls -A', files: { f: 'x\n' }, expect_stdout: 'x\nf\nmain.sh' },
    ],
    [
      'sees nothing of who runs it',
      {
        tool: 'sh',
        code: 'echo "$HOME|$USER|$npm_package_name"; cd && ls',
        expect_stdout_contains: '||',
      },
    ],
    [
      'fails as it says',
      { tool: 'sh', code: 'echo no >&2; exit 4', expect_stderr_contains: 'no', expect_exit: 4 },
    ],
    [
      'queries a database of its own',
      {
        tool: 'sqlite',
        code: "create table t(a, b); insert into t values (1, null), (2, 'x'); select * from t order by a desc;",
        expect_stdout: '2|x\n1|NULL',
      },
    ],
    [
      'keeps foreign keys',
      {
        tool: 'sqlite',
        code: 'create table p(id integer primary key); create table c(p references p(id)); insert into c values (1)',
        expect_error: 'FOREIGN KEY constraint failed',
      },
    ],
    [
      'takes the code of another',
      { tool: 'sh', code_from: 'other', before: 'set -- 7', expect_stdout: '7' },
    ],
  ])('%s', async (_what, check) => {
    const other = { id: 'other', tool: 'sh', code: 'echo "$1"', args: ['5'], expect_stdout: '5' }
    expect(await verified({ id: 'one', ...check }, other)).toEqual({ passed: 2, failed: [] })
  })
})

test('a check that fails beside others and holds alone is called unsteady', async () => {
  // Fails the first time it runs, which is beside the others.
  const mark = await folder({})
  const code = `[ -e ${mark}/ran ] && echo ok || touch ${mark}/ran`
  const report = await verifyBanks(
    [await withChecks({ id: 'moody', tool: 'sh', code, expect_stdout: 'ok' })],
    quiet,
  )
  expect(report).toMatchObject({ passed: 1, failed: [], unsteady: ['go-copy-struct-001 moody'] })
})

test('a tool that is missing is named, and its checks do not count as passed', async () => {
  vi.stubEnv('PATH', '/nowhere')
  const root = await withChecks({ id: 'a', tool: 'python3', code: 'print(1)', expect_stdout: '1' })
  const report = await verifyBanks([root], quiet)
  vi.unstubAllEnvs()
  expect(report).toMatchObject({ checks: 1, passed: 0, failed: [], missingTools: ['python3'] })
})

test('progress is told after each check', async () => {
  const seen: number[] = []
  const one = { id: 'a', tool: 'sh', code: 'true', expect_exit: 0 }
  await verifyBanks([await withChecks(one, { ...one, id: 'b' })], ({ done }) => seen.push(done))
  expect(seen).toEqual([1, 2])
})

describe('an exercise', () => {
  const shell = (changes: Record<string, string> = {}) =>
    folder({
      'x/exercise.yaml': stringify(cleanExercise),
      'x/starter/solution.sh': 'true\n',
      'x/reference/solution.sh': 'wc -l | tr -d " "\n',
      'x/tests/tests.sh': '[ "$(printf "a\\nb\\n" | bash solution.sh)" = 2 ]\n',
      ...changes,
    })
  const failures = async (root: string) =>
    (await verifyBanks([root], quiet)).failed.map(({ check, problem }) => `${check}: ${problem}`)

  test('holds when its reference passes and its starter builds and fails', async () => {
    expect(await failures(await shell())).toEqual([])
  })

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'its reference fails',
      { 'x/reference/solution.sh': 'echo 3\n' },
      /^reference passes: The reference fails: tests\.sh/,
    ],
    [
      'its starter passes',
      { 'x/starter/solution.sh': 'wc -l | tr -d " "\n' },
      /^starter fails: It passes every test/,
    ],
    [
      'its starter does not build',
      { 'x/starter/solution.sh': 'if\n' },
      /^starter builds: The starter does not build/,
    ],
    [
      'its tests let a wrong attempt through',
      { 'x/wrong/two/solution.sh': 'echo 2\n' },
      /^wrong\/two fails: It passes every test/,
    ],
  ])('does not when %s', async (_what, changes, expected) => {
    expect((await failures(await shell(changes)))[0]).toMatch(expected)
  })

  test('in SQL compares the rows of its query, case by case', async () => {
    const exercise = stringify({ ...cleanExercise, language: 'sql' })
    const files = {
      'x/exercise.yaml': exercise,
      'x/starter/solution.sql': 'select name from people;\n',
      'x/reference/solution.sql': 'select name from people where age > 30;\n',
      'x/tests/old.setup.sql':
        "create table people(name, age); insert into people values ('a', 20), ('b', 40);\n",
      'x/tests/old.expected': 'b\n',
    }
    expect(await failures(await folder(files))).toEqual([])
    const swapped = { ...files, 'x/tests/old.expected': 'a\n' }
    expect(await failures(await folder(swapped))).toEqual([
      'reference passes: The reference fails: old.setup.sql gives other rows.',
    ])
  })
})
