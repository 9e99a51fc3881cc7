#!/usr/bin/env node
// What the package installs as `loopwright`. Not TypeScript, so that an older Node gets as far as being told.
import './node-version.js'

await import('./cli.ts')
