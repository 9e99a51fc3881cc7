/** One command, no tokens: a local Slack workspace in the browser, with the bot in it. */
import { execFile, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { writeMessage } from './acts/write.ts'
import type { Clock } from './protocol.ts'
import { createSlack } from './server.ts'

const USAGE = `npm run sandbox -- [--port 4700] [--empty] [--small] [--no-bot]

--port    where the page is, on 127.0.0.1
--empty   one admin and an empty channel
--small   without last season
--no-bot  the workspace alone; its tokens are printed
`

const values = optionsOf(process.argv.slice(2))

const folder = mkdtempSync(join(tmpdir(), 'loopwright-sandbox-'))
const database = join(folder, 'loopwright.db')
let child: ReturnType<typeof fork> | undefined
let past: ReturnType<typeof fork> | undefined

const slack = await createSlack({
  port: Number(values.port),
  empty: values.empty,
  manifest: JSON.parse(readFileSync('manifest.json', 'utf8')),
  clockChanged: (clock) => tellClock(clock),
  wasReset: () => void restart(),
}).catch(portTaken)

const environment = {
  ...process.env,
  SLACK_MODE: 'socket',
  SLACK_API_URL: slack.apiUrl,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  ADMINS: slack.ws.people.values().find(({ isAdmin }) => isAdmin)?.id ?? '',
  DATABASE: database,
  CALENDAR_ORIGINS: slack.url,
  ORGANIZER_MAIL: 'hiring@example.org',
  LOG_LEVEL: 'warn',
}

function tellClock(clock: Clock): void {
  if (child?.connected) child.send({ clock })
}

/** The hiring that the furnished workspace is about, through the same import that an operator has. */
async function furnish(): Promise<void> {
  if (values.empty) return
  const running = promisify(execFile)(process.execPath, ['src/cli.ts', 'import'], {
    env: environment,
  })
  const hiring = readFileSync('sandbox/furniture/hiring.json', 'utf8')
  running.child.stdin?.end(hiring.replaceAll('http://sandbox.example', slack.url))
  await running
}

/** What a newcomer reads first, in the channel that the page opens. */
const WELCOME = [
  'Petra hires interns for two teams. Type `/schedule-interview Mila` here and book a time.',
  'Then act as whoever is asked (top left) and accept, or say you can’t make it: Petra’s card with the bot shows what happens.',
  'Wind the clock above past the interview, act as its panellist and type `/scorecard`: a card waits to be filled.',
  'That person types `/interview-kit` as well: the questions for Mila, drawn as soon as she was booked.',
  'The clock also shows what comes due later. Faults make Slack misbehave.',
]

function welcome(): void {
  if (values.empty) return
  for (const text of WELCOME) say(text)
}

/** What is said of last season, which takes some seconds to be written, beside the bot. */
const SEASON = {
  ahead: 'Last season’s hiring is being written down; it takes some seconds.',
  there: [
    'Last season is there: 48 candidates of both openings, met and rated, all but one decided.',
    'Act as Luka and type `/debrief` to decide; `/hiring-report` shows how it went, `/interviewers` (as Petra) who agrees with whom.',
  ].join(' '),
  missing: 'Last season could not be written down: charts and statistics have nothing to show.',
}

function addSeason(): void {
  if (values.empty || values.small) return
  say(SEASON.ahead)
  const writing = fork('sandbox/past/furnish.ts', [database], { stdio: 'inherit' })
  past = writing
  // Whoever has begun already must not feel it.
  if (writing.pid) setPriority(writing.pid, constants.priority.PRIORITY_LOW)
  writing.once('exit', (code) => {
    if (past === writing) say(code === 0 ? SEASON.there : SEASON.missing)
  })
}

function say(text: string): void {
  writeMessage(slack.stage, { as: 'U0VERA', channel: 'C0HIRING', text })
}

async function launch(): Promise<void> {
  const bot = fork('sandbox/bot.ts', { env: environment, stdio: 'inherit' })
  child = bot
  await new Promise<void>((resolve, reject) => {
    bot.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)))
    bot.on('message', (word) => {
      if (word === 'listening') tellClock(slack.ws.clock.shown())
      if (word === 'ready') resolve()
    })
  })
}

async function halt(): Promise<void> {
  const [bot, writing] = [child, past]
  past = undefined
  writing?.kill()
  child = undefined
  if (!bot || bot.exitCode !== null) return
  const ended = new Promise((resolve) => bot.once('exit', resolve))
  bot.kill('SIGTERM')
  await ended
}

/** A clean slate: the workspace as furnished, and a bot that remembers nothing. */
async function restart(): Promise<void> {
  await halt()
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${database}${suffix}`, { force: true })
  await furnish()
  await launch()
  welcome()
  addSeason()
}

async function end(): Promise<void> {
  await halt()
  await slack.close()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())

if (values['no-bot']) {
  console.log(`SLACK_API_URL=${slack.apiUrl}`)
  console.log(`SLACK_BOT_TOKEN=${slack.botToken}`)
  console.log(`SLACK_APP_TOKEN=${slack.appToken}`)
  console.log(`SLACK_SIGNING_SECRET=${slack.signingSecret}`)
} else {
  await restart()
}
console.log(`\n  Loopwright's sandbox is open at ${slack.url}\n  Ctrl-C ends it.\n`)
openPage(slack.url)

/** Opens the page where there is a desktop to open it on. */
function openPage(url: string): void {
  if (!process.stdout.isTTY) return
  const opener = { darwin: 'open', win32: 'explorer' }[String(process.platform)]
  const hasDesktop = opener !== undefined || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (hasDesktop) execFile(opener ?? 'xdg-open', [url], () => {})
}

/** Another sandbox, most often. */
function portTaken(error: unknown): never {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
  rmSync(folder, { recursive: true, force: true })
  process.stderr.write(
    `Port ${values.port} is in use, perhaps by another sandbox. Stop that, or name another: npm run sandbox -- --port 4701\n`,
  )
  process.exit(1)
}

/** What was asked for on the command line; anything else ends here, with words. */
function optionsOf(args: readonly string[]) {
  const options = {
    port: { type: 'string', default: '4700' },
    empty: { type: 'boolean', default: false },
    /** Nothing of the past: charts and statistics have nothing to show. */
    small: { type: 'boolean', default: false },
    /** Only the workspace: the tokens are printed, and the bot is started by hand. */
    'no-bot': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const
  try {
    const { values: asked } = parseArgs({ args: [...args], options })
    const port = Number(asked.port)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new RangeError(`--port is ${asked.port}; expected a whole number up to 65535.`)
    }
    if (!asked.help) return asked
    process.stdout.write(USAGE)
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    process.exit(2)
  }
}
