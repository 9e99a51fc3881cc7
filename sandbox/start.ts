import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createSlack, type Slack } from './server.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4700' },
    empty: { type: 'boolean', default: false },
    manifest: { type: 'string', default: 'manifest.json' },
  },
})

const slack = await openWorkspace()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void slack.close().then(() => process.exit(0)))
}
console.log(`The workspace is open at ${slack.url}

A bot connects with
SLACK_API_URL=${slack.apiUrl}
SLACK_BOT_TOKEN=${slack.botToken}
SLACK_APP_TOKEN=${slack.appToken}
SLACK_SIGNING_SECRET=${slack.signingSecret}`)

async function openWorkspace(): Promise<Slack> {
  const manifest = existsSync(values.manifest)
    ? JSON.parse(readFileSync(values.manifest, 'utf8'))
    : undefined
  try {
    return await createSlack({ port: Number(values.port), empty: values.empty, manifest })
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!taken) throw error
    console.error(`Port ${values.port} is taken. Name another with --port.`)
    process.exit(1)
  }
}
