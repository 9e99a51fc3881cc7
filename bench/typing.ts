/** People who type commands at a steady rate into the local Slack, and how soon each is acknowledged. */
import { setTimeout as sleep } from 'node:timers/promises'
import { runCommand } from '../sandbox/acts/command.ts'
import type { Slack } from '../sandbox/server.ts'

export interface Load {
  readonly perSecond: number
  readonly seconds: number
}

/** What the `i`th of them types. */
export interface Line {
  readonly as: string
  readonly command: string
  readonly text: string
}

/** Milliseconds until each command was acknowledged; one that failed counts as never. */
export async function typeAll(
  slack: Slack,
  { perSecond, seconds }: Load,
  line: (i: number) => Line,
): Promise<{ readonly milliseconds: readonly number[]; readonly failed: number }> {
  const acknowledged: Promise<number>[] = []
  const began = performance.now()
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = began + (i * 1_000) / perSecond
    if (due > performance.now()) await sleep(due - performance.now())
    acknowledged.push(one(slack, line(i)))
  }
  const all = await Promise.all(acknowledged)
  return {
    milliseconds: all.filter(Number.isFinite),
    failed: all.filter((ms) => !Number.isFinite(ms)).length,
  }
}

async function one(slack: Slack, line: Line): Promise<number> {
  const began = performance.now()
  const failed = await runCommand(slack.stage, { ...line, channel: 'C0HIRING' })
  return failed ? Number.POSITIVE_INFINITY : performance.now() - began
}

/** Somebody of the workspace, beside those who furnish it. */
export function hire(slack: Slack, id: string, name: string): void {
  const of = { id, name: id.toLowerCase(), realName: name, title: '', email: '' }
  const rights = { isAdmin: false, isBot: false, deleted: false, locale: 'en-GB' }
  slack.ws.people.set(id, { ...of, ...rights, tz: 'Europe/Belgrade' })
}
