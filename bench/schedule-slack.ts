/** The workspace of the benchmark, in a process of its own: types commands at a steady rate and times the answers. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createSlack } from '../sandbox/server.ts'
import { CANDIDATES, RECRUITERS, recruiterId } from './schedule-data.ts'
import { hire, type Line, type Load, typeAll } from './typing.ts'

export interface Times {
  readonly milliseconds: readonly number[]
  readonly failed: number
  /** Modals that show the form in the end, of the people who typed. */
  readonly forms: number
}

const slack = await createSlack({ rateLimits: false })
for (let i = 0; i < RECRUITERS; i++) hire(slack, recruiterId(i), `Recruiter ${i}`)
process.on('message', (load: Load) => void type(load))
process.once('disconnect', () => process.exit())
const { apiUrl, botToken, appToken } = slack
process.send?.({ apiUrl, botToken, appToken })

async function type(load: Load): Promise<void> {
  const typed = await typeAll(slack, load, lineOf)
  await slack.idle()
  await sleep(1_000)
  const forms = [...slack.ws.views.values()].filter(
    ({ view }) => view.callback_id === 'schedule-form',
  )
  const times: Times = { ...typed, forms: new Set(forms.map(({ user }) => user)).size }
  process.send?.(times)
}

/** Half of them name a candidate, as people do. */
function lineOf(i: number): Line {
  const text = i % 2 ? `Ana Petrović ${(i * 37) % CANDIDATES}` : ''
  return { as: recruiterId(i % RECRUITERS), command: '/schedule-interview', text }
}
