import { defineConfig } from 'vitest/config'

// A zone that is neither UTC nor a whole hour away from it: code that forgets a zone fails loudly.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'sandbox/**/*.test.ts'],
    env: { TZ: 'Asia/Kathmandu' },
    // Postgres in WebAssembly and Chromium take their time to start on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
