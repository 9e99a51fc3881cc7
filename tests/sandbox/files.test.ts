import { expect, test } from 'vitest'
import { recordIn } from '../../sandbox/slack/json.ts'
import { image, richSection, richText, section } from './kit.ts'
import { control, petra, webClient, workspace } from './support.ts'

const channel = 'C0HIRING'
const bytes = Buffer.from('a picture, more or less')

test('the official client uploads a file in three steps and shares it', async () => {
  const slack = await workspace({ timers: { fileMs: 0 } })
  const client = webClient(slack)
  await client.filesUploadV2({
    channel_id: channel,
    file: bytes,
    filename: 'load.png',
    title: 'Load by week',
    alt_text: 'Ana 3, Bo 2',
    initial_comment: 'This week',
  })
  const { messages } = await client.conversations.history({ channel })
  expect(messages).toMatchObject([
    {
      text: 'This week',
      files: [{ name: 'load.png', title: 'Load by week', mimetype: 'image/png', size: 23 }],
    },
  ])
  const file = messages?.[0]?.files?.[0]
  expect(file).toMatchObject({ alt_txt: 'Ana 3, Bo 2' })
  expect(recordIn(file).shares).toMatchObject({
    public: { [channel]: [{ ts: messages?.[0]?.ts }] },
  })
})

test('a private address wants the bot’s token, and gives a sign-in page without', async () => {
  const slack = await workspace({ timers: { fileMs: 0 } })
  const client = webClient(slack)
  await client.filesUploadV2({ channel_id: channel, file: bytes, filename: 'a.pdf' })
  const { messages } = await client.conversations.history({ channel })
  const url = messages?.[0]?.files?.[0]?.url_private ?? ''

  const open = await fetch(url)
  expect([open.status, open.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const authorization = `Bearer ${slack.botToken}`
  const signed = await fetch(url, { headers: { authorization } })
  expect(signed.headers.get('content-type')).toBe('application/pdf')
  expect(Buffer.from(await signed.arrayBuffer())).toEqual(bytes)
})

test('a new picture cannot be used in blocks until Slack has looked at it', async () => {
  const slack = await workspace({ timers: { fileMs: 1_500 } })
  const client = webClient(slack)
  const { file_id: id = '', upload_url = '' } = await client.files.getUploadURLExternal({
    filename: 'a.png',
    length: bytes.length,
  })
  await fetch(upload_url, { method: 'POST', body: bytes })
  await client.files.completeUploadExternal({ files: [{ id }] })
  const blocks = [image({ image_url: undefined, slack_file: { id } })]
  const post = () => client.apiCall('chat.postMessage', { channel, text: 'Chart', blocks })

  await expect(post()).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]'],
      },
    },
  })
  const kind = async () => (await client.files.info({ file: id })).file?.mimetype
  expect(await kind()).toBe('')
  await expect.poll(kind).toBe('image/png')
  expect(await post()).toMatchObject({ ok: true })
})

test('bytes of another length than announced are refused', async () => {
  const slack = await workspace()
  const { files } = webClient(slack)
  const { upload_url = '', file_id: id = '' } = await files.getUploadURLExternal({
    filename: 'a.txt',
    length: 5,
  })
  expect((await fetch(upload_url, { method: 'POST', body: 'four' })).status).toBe(400)
  await expect(files.completeUploadExternal({ files: [{ id }] })).rejects.toMatchObject({
    data: { error: 'file_not_found' },
  })
  await expect(
    files.getUploadURLExternal({ filename: 'a.txt', length: 10 * 1024 * 1024 + 1 }),
  ).rejects.toMatchObject({ data: { error: 'file_upload_size_restricted' } })
})

test('files go to channels the bot is in, by their own id', async () => {
  const slack = await workspace()
  const client = webClient(slack)
  const share = (channel_id: string) =>
    client.filesUploadV2({ channel_id, file: bytes, filename: 'a.txt' })
  await expect(share('C0SEARCH')).rejects.toMatchObject({ data: { error: 'not_in_channel' } })
  await expect(share(petra)).rejects.toMatchObject({ data: { error: 'channel_not_found' } })
})

test('with a file goes rich text or a comment, no other blocks', async () => {
  const slack = await workspace()
  const client = webClient(slack)
  const { file_id: id, upload_url = '' } = await client.files.getUploadURLExternal({
    filename: 'a.txt',
    length: bytes.length,
  })
  await fetch(upload_url, { method: 'POST', body: bytes })
  const share = (blocks: readonly unknown[]) =>
    client.apiCall('files.completeUploadExternal', { files: [{ id }], channel_id: channel, blocks })
  await expect(share([section()])).rejects.toMatchObject({ data: { error: 'invalid_blocks' } })
  const said = richText(richSection({ type: 'text', text: 'Notes' }))
  expect(await share([said])).toMatchObject({ ok: true })
})

test('a deleted file leaves its message', async () => {
  const slack = await workspace({ timers: { fileMs: 0 } })
  const client = webClient(slack)
  await client.filesUploadV2({ channel_id: channel, file: bytes, filename: 'a.txt' })
  const read = async () => (await client.conversations.history({ channel })).messages?.[0]
  const file = (await read())?.files?.[0]?.id ?? ''
  await client.files.delete({ file })
  expect((await read())?.files).toBeUndefined()
  await expect(client.files.info({ file })).rejects.toMatchObject({
    data: { error: 'file_not_found' },
  })
})

test.each(['x.html', 'x.svg'])(
  '%s can hold a script, so it is downloaded, never shown',
  async (name) => {
    const slack = await workspace()
    const base64 = Buffer.from('<script>alert(1)</script>').toString('base64')
    const { id } = await control(slack, 'upload', { user: petra, channel, name, base64 })
    const response = await fetch(`${slack.url}/files/${id}/${name}`)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  },
)
