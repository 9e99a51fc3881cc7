#!/usr/bin/env node
/** The operator's command line. Thin: what it does is in `cli/`, `app/` and `core/`. */
import './node-version.js'
import { commands } from './cli/commands.ts'
import { run } from './cli/run.ts'
import { Instant } from './core/time.ts'

// A reader that has seen enough (`loopwright slots | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2), commands, {
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  now: () => Instant.parse(new Date().toISOString()),
})
