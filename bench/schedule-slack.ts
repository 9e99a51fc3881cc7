/** The workspace of the benchmark, in a process of its own: types commands at a steady rate and times the answers. */
import { setTimeout as sleep } from 'node:timers/promises'
import { runCommand } from '../sandbox/acts/command.ts'
import { createSlack } from '../sandbox/server.ts'
import { CANDIDATES, RECRUITERS, recruiterId } from './schedule-data.ts'

/** Milliseconds until each command was acknowledged; one that failed counts as never. */
export interface Times {
  readonly milliseconds: readonly number[]
  readonly failed: number
  /** Modals that show the form in the end, of the people who typed. */
  readonly forms: number
}

export interface Load {
  readonly perSecond: number
  readonly seconds: number
}

const slack = await createSlack({ rateLimits: false })
for (let i = 0; i < RECRUITERS; i++) {
  const id = recruiterId(i)
  const of = { id, name: `recruiter${i}`, realName: `Recruiter ${i}`, title: '', email: '' }
  const rights = { isAdmin: false, isBot: false, deleted: false, locale: 'en-GB' }
  slack.ws.people.set(id, { ...of, ...rights, tz: 'Europe/Belgrade' })
}
process.on('message', (load: Load) => void type(load))
process.once('disconnect', () => process.exit())
const { apiUrl, botToken, appToken } = slack
process.send?.({ apiUrl, botToken, appToken })

async function type({ perSecond, seconds }: Load): Promise<void> {
  const acknowledged: Promise<number>[] = []
  const began = performance.now()
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = began + (i * 1_000) / perSecond
    if (due > performance.now()) await sleep(due - performance.now())
    acknowledged.push(one(i))
  }
  const all = await Promise.all(acknowledged)
  await slack.idle()
  await sleep(1_000)
  const forms = [...slack.ws.views.values()].filter(
    ({ view }) => view.callback_id === 'schedule-form',
  )
  const times: Times = {
    milliseconds: all.filter(Number.isFinite),
    failed: all.filter((ms) => !Number.isFinite(ms)).length,
    forms: new Set(forms.map(({ user }) => user)).size,
  }
  process.send?.(times)
}

/** Half of them name a candidate, as people do. */
async function one(i: number): Promise<number> {
  const text = i % 2 ? `Ana Petrović ${(i * 37) % CANDIDATES}` : ''
  const as = recruiterId(i % RECRUITERS)
  const began = performance.now()
  const failed = await runCommand(slack.stage, {
    as,
    channel: 'C0HIRING',
    command: '/schedule-interview',
    text,
  })
  return failed ? Number.POSITIVE_INFINITY : performance.now() - began
}
