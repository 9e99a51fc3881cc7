import { expect, test } from 'vitest'
import { turns } from '../../src/slack/turns.ts'

/** Work that ends when it is told to, and notes that it ran. */
function work(name: string, done: string[]) {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const run = async () => {
    done.push(name)
    await ended
  }
  return { run, end }
}

test('what comes while something is written waits, and only the newest of it is written', async () => {
  const done: string[] = []
  const first = work('S', done)
  const desk = turns()
  const writing = desk.whenFree('V1', first.run)
  const rest = ['Sh', 'She', 'She said'].map((name) =>
    desk.whenFree('V1', async () => void done.push(name)),
  )
  await Promise.resolve()
  first.end()
  await Promise.all([writing, ...rest])
  expect(done).toEqual(['S', 'She said'])
})

test('a press comes after what is being written, and makes what waits superfluous', async () => {
  const done: string[] = []
  const first = work('She', done)
  const desk = turns()
  const writing = desk.whenFree('V1', first.run)
  const letters = desk.whenFree('V1', async () => void done.push('She said'))
  const next = desk.now('V1', async () => done.push('Next'))
  first.end()
  await Promise.all([writing, letters, next])
  expect(done).toEqual(['She', 'Next'])
})

test('forms do not wait for each other', async () => {
  const done: string[] = []
  const slow = work('slow', done)
  const desk = turns()
  const waiting = desk.now('V1', slow.run)
  await desk.now('V2', async () => done.push('quick'))
  expect(done).toEqual(['slow', 'quick'])
  slow.end()
  await waiting
})

test('what fails is told to who began it, and the next has its turn all the same', async () => {
  const desk = turns()
  const failing = desk.now('V1', () => Promise.reject(new Error('full')))
  const waiting = desk.whenFree('V1', () => Promise.reject(new Error('fuller')))
  await expect(failing).rejects.toThrow('full')
  await expect(waiting).rejects.toThrow('fuller')
  expect(await desk.now('V1', async () => 'fine')).toBe('fine')
  await desk.rest('V1')
})
