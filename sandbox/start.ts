import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createSlack } from './server.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4700' },
    empty: { type: 'boolean', default: false },
    manifest: { type: 'string', default: 'manifest.json' },
  },
})

const manifest = existsSync(values.manifest)
  ? JSON.parse(readFileSync(values.manifest, 'utf8'))
  : undefined
const slack = await createSlack({ port: Number(values.port), empty: values.empty, manifest })

console.log(`The workspace is open at ${slack.url}`)
console.log(`SLACK_API_URL=${slack.apiUrl}`)
console.log(`SLACK_BOT_TOKEN=${slack.botToken}`)
console.log(`SLACK_APP_TOKEN=${slack.appToken}`)
console.log(`SLACK_SIGNING_SECRET=${slack.signingSecret}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void slack.close().then(() => process.exit(0)))
}
