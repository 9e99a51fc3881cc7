#!/usr/bin/env node
/** The operator's command line. Thin: what it does is in `cli/`, `app/` and `core/`. */
import './node-version.js'
import { commands } from './cli/commands.ts'
import { run } from './cli/run.ts'
import { withoutSecrets } from './core/secrets.ts'
import { Instant } from './core/time.ts'

// A reader that has seen enough (`loopwright slots | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

// Whatever nobody has caught: what may be half done ends with the process, and a supervisor starts it afresh.
process.on('uncaughtException', (error) => {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `${withoutSecrets(words)}\nThis should not have happened, and Loopwright ends here. What it has acknowledged is in the ` +
      'database: start it again. If it keeps happening, the lines above say where.\n',
    () => process.exit(1),
  )
})

process.exitCode = await run(process.argv.slice(2), commands, {
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  now: () => Instant.parse(new Date().toISOString()),
})

// A start that failed may leave a connection under way; it must not keep the process.
setTimeout(() => process.exit(), 1_000).unref()
