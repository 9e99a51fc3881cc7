import { createHmac } from 'node:crypto'
import { jsonFrom } from '../slack/json.ts'
import type { Workspace } from '../slack/workspace.ts'
import type { Ack, Courier, Parcel } from './courier.ts'

const MOST_ANSWER = 1_000_000

/** Deliver by signed HTTP requests to `url`, as Slack does without Socket Mode. */
export function httpCourier(ws: Workspace, url: string): Courier {
  return { send: (parcel) => request(ws, url, parcel), connected: () => true }
}

async function request(ws: Workspace, url: string, parcel: Parcel): Promise<Ack> {
  const { type, body } = bodyOf(parcel)
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': type, ...signed(ws, body), ...retried(parcel) },
      redirect: 'error',
      signal: AbortSignal.timeout(ws.timers.ackMs + 1_000),
    })
    return await acknowledged(response)
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    return { ok: false, reason: late ? 'timeout' : 'connection_failed' }
  }
}

async function acknowledged(response: Response): Promise<Ack> {
  const text = (await response.text()).slice(0, MOST_ANSWER)
  const noRetry = response.headers.get('x-slack-no-retry') === '1'
  if (!response.ok) return { ok: false, reason: 'http_error', noRetry }
  const json = response.headers.get('content-type')?.startsWith('application/json')
  return { ok: true, answer: json ? jsonFrom(text) : text }
}

function bodyOf({ kind, payload }: Parcel): { type: string; body: string } {
  const form = 'application/x-www-form-urlencoded'
  switch (kind) {
    case 'events_api':
      return { type: 'application/json', body: escaped(payload) }
    case 'interactive':
      return { type: form, body: new URLSearchParams({ payload: escaped(payload) }).toString() }
    case 'slash_commands': {
      const fields = Object.entries(payload).map(([k, v]) => [k, String(v)])
      return { type: form, body: new URLSearchParams(fields).toString() }
    }
  }
}

/** Slack's payloads hold ASCII only. */
function escaped(payload: unknown): string {
  const units = (found: string) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(payload).replace(/[\u0080-\uffff]/g, units)
}

function signed(ws: Workspace, body: string): Record<string, string> {
  const at = String(Math.floor(ws.real() / 1000))
  return {
    'x-slack-request-timestamp': at,
    'x-slack-signature': signatureOf(ws.app.signingSecret, at, body),
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
  }
}

/** `X-Slack-Signature` of a body sent at `timestamp` (seconds, as text). */
function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
}

function retried({ retry }: Parcel): Record<string, string> {
  if (!retry) return {}
  const reason = retry.reason === 'timeout' ? 'http_timeout' : retry.reason
  return { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': reason }
}

/** Ask the bot to prove that `url` is its own, as Slack does when the address is entered. */
export async function verifyUrl(ws: Workspace, url: string): Promise<boolean> {
  const challenge = ws.newId('challenge')
  const body = JSON.stringify({ type: 'url_verification', token: 'sandbox', challenge })
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...signed(ws, body) },
      redirect: 'error',
      signal: AbortSignal.timeout(ws.timers.ackMs),
    })
    return response.ok && (await response.text()).includes(challenge)
  } catch {
    return false
  }
}
