import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const everything = ['tests/**/*.test.ts', 'sandbox/**/*.test.ts']
const throughTheFrontDoor = globSync('tests/**/*.test.ts').filter((file) => {
  const text = readFileSync(file, 'utf8')
  // A test of one way names it. What is built upon `front-door.ts` is called `front-door-….ts`.
  return text.includes('support/front-door') && !/\bdoor: '(socket|http)'/.test(text)
})

// A zone that is neither UTC nor a whole hour away from it: code that forgets a zone fails loudly.
const env = { TZ: 'Asia/Kathmandu' }

export default defineConfig({
  test: {
    unstubEnvs: true,
    // Most of them wait for Slack, Chromium or a clock more than they reckon: no processor is kept free.
    maxWorkers: '100%',
    // Postgres in WebAssembly and Chromium take their time to start on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // So does what a test waits for; it goes on as soon as that has happened.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'all', include: everything, env: { ...env, DOOR: 'socket' } },
      },
      // What goes through Slack goes both ways: over Socket Mode above, over signed HTTP here.
      {
        extends: true,
        test: { name: 'http', include: throughTheFrontDoor, env: { ...env, DOOR: 'http' } },
      },
    ],
  },
})
