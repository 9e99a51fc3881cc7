import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const ADVICE =
  'The tests of the page need a Chromium. Install Google Chrome or Chromium, or name one in CHROMIUM_PATH.'

/** Start a Chromium: the one named in `CHROMIUM_PATH`, else the system's, else the one npm installed.
 *  @throws Error that says what to install; a missing browser never skips a test. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? onSystem() ?? (await fromNpm())
  try {
    return await chromium.launch({ executablePath, args: FLAGS, headless: true })
  } catch (cause) {
    throw new Error(`${executablePath} does not start. ${ADVICE}`, { cause })
  }
}

function onSystem(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const inPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...inPath, ...PLACES].find(canRun)
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function fromNpm(): Promise<string> {
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    return await packed.executablePath()
  } catch (cause) {
    throw new Error(ADVICE, { cause })
  }
}
