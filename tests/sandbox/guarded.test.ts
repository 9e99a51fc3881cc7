import { execFile } from 'node:child_process'
import { request } from 'node:http'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { workspace } from './support.ts'

test('only its own page may act', async () => {
  const slack = await workspace()
  const port = Number(new URL(slack.url).port)
  const status = (path: string, headers: Record<string, string>, method = 'POST') =>
    new Promise((resolve, reject) => {
      const options = { port, host: '127.0.0.1', path, method, headers }
      const sent = request(options, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      sent.on('error', reject)
      sent.end('{}')
    })
  const json = { 'content-type': 'application/json' }
  expect(await status('/_client/act', { ...json, host: 'rebound.example' })).toBe(421)
  expect(await status('/_client/act', { ...json, origin: 'https://evil.example' })).toBe(403)
  expect(await status('/_control/reset', { ...json, origin: 'null' })).toBe(403)
  expect(await status('/_client/act', { 'content-type': 'text/plain' })).toBe(415)
  expect(await status('/_client/act', { ...json, host: `localhost:${port}` })).toBe(200)
})

test('the page may load its libraries and nothing outside its folder', async () => {
  const slack = await workspace()
  const get = async (path: string) => {
    const response = await fetch(`${slack.url}${path}`)
    return [response.status, response.headers.get('content-type')]
  }
  const javascript = 'text/javascript; charset=utf-8'
  expect(await get('/_lib/preact/dist/preact.mjs')).toEqual([200, javascript])
  expect(await get('/_lib/preact/hooks/dist/hooks.mjs')).toEqual([200, javascript])
  expect(await get('/_lib/htm/dist/htm.mjs')).toEqual([200, javascript])
  for (const path of [
    '/_lib/ws/index.js',
    '/page/%2e%2e/server.ts',
    '/%2e%2e/server.ts',
    '/..%2fserver.ts',
    '/.%2e/package.json',
  ]) {
    expect((await get(path))[0], path).toBe(404)
  }
})

test('a port that is in use is told of in words, with what to do', async () => {
  const { port } = new URL((await workspace()).url)
  const started = promisify(execFile)(process.execPath, ['sandbox/start.ts', '--port', port])
  await expect(started).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Port \d+ is in use, .+ npm run sandbox -- --port 4701\n$/),
  })
})
