import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { lookAround } from '../../../src/banks/verify/machine.ts'
import { type Ended, execute, type Limits } from '../../../src/banks/verify/process.ts'

const env = { PATH: process.env.PATH ?? '' }
const sh = (script: string, limits: Partial<Limits> = {}): Promise<Ended> =>
  execute({
    argv: ['sh', '-c', script],
    cwd: '/',
    env,
    limits: { milliseconds: 10_000, ...limits },
  })

/** Running, and not only waiting for its end to be noticed. */
const isAlive = (pid: number) => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z')
}

test('what a program prints and how it ends is told', async () => {
  expect(await sh('echo out; echo err >&2; exit 3')).toEqual({
    code: 3,
    signal: null,
    stdout: 'out\n',
    stderr: 'err\n',
  })
  expect(await sh('kill -9 $$')).toMatchObject({ code: null, signal: 'SIGKILL' })
})

test('a program that runs too long is stopped, with the children it left behind', async () => {
  const ended = await sh('sleep 60 & echo $!; sleep 60', { milliseconds: 1_500 })
  expect(ended.stopped).toBe('it ran longer than 1.5 s')
  await expect.poll(() => isAlive(Number(ended.stdout))).toBe(false)
})

test('a child that outlives its program is stopped too', async () => {
  const { stdout, stopped } = await sh('sleep 60 & echo $!')
  expect(stopped).toBeUndefined()
  await expect.poll(() => isAlive(Number(stdout))).toBe(false)
})

test('a flood of output is stopped', async () => {
  const { stopped, stdout } = await sh(
    'while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done',
  )
  expect(stopped).toBe('it wrote more than a megabyte')
  expect(stdout.length).toBeLessThan(1_200_000)
})

const hungry = [
  process.execPath,
  '-e',
  'const a = []; setInterval(() => a.push(Buffer.alloc(2e7, 1)), 10)',
]

describe.runIf(process.platform === 'linux')('memory', () => {
  test('what is resident is watched', async () => {
    const limits = { milliseconds: 15_000, megabytes: 200, count: 'resident' } as const
    const ended = await execute({ argv: hungry, cwd: '/', env, limits })
    expect(ended.stopped).toBe('it used more than 200 MB')
  })

  test('the kernel refuses data beyond the limit', async () => {
    // The shell itself gathers text until its limit.
    const script = 'a=aaaaaaaaaaaaaaaa; while :; do a=$a$a; done'
    const { code, signal, stopped } = await sh(script, { megabytes: 100 })
    expect(stopped).toBeUndefined()
    expect(code === 0 && signal === null).toBe(false)
  })
})

test('the network is cut off where the machine allows it', async () => {
  const { cutOff } = await lookAround()
  if (!cutOff) return expect(process.getuid?.() === 0 && process.platform === 'linux').toBe(false)
  const { stdout } = await sh('cat /proc/net/dev', { cutOff })
  expect(stdout).toContain('lo:')
  expect(stdout).not.toMatch(/eth|en[ops]/)
})

test('standard input is passed on', async () => {
  const limits = { milliseconds: 5_000 }
  const ended = await execute({ argv: ['cat'], cwd: '/', env, limits, stdin: 'hello' })
  expect(ended.stdout).toBe('hello')
})
