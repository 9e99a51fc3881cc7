import { expect, test } from 'vitest'
import { many, section } from './kit.ts'
import { ana, control, petra, webClient, workspace } from './support.ts'

const channel = 'C0HIRING'

test('a posted message can be read, changed and deleted', async () => {
  const slack = await workspace()
  const { chat, conversations } = webClient(slack)
  const { ts = '', message } = await chat.postMessage({
    channel,
    text: 'Mila, Tuesday',
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*Mila*' } }],
  })
  expect(ts).toMatch(/^\d{10}\.\d{6}$/)
  expect(message?.blocks?.[0]?.block_id).toMatch(/^.+$/)

  await chat.update({ channel, ts, text: 'Mila, Wednesday', blocks: [] })
  const { messages } = await conversations.history({ channel })
  expect(messages).toMatchObject([
    { ts, text: 'Mila, Wednesday', bot_id: 'B0LOOPWRIGHT', edited: { user: 'U0LOOPWRIGHT' } },
  ])
  expect(messages?.[0]?.blocks).toBeUndefined()

  await chat.delete({ channel, ts })
  expect((await conversations.history({ channel })).messages).toEqual([])
  await expect(chat.delete({ channel, ts })).rejects.toMatchObject({
    data: { error: 'message_not_found' },
  })
})

test('the bot changes and deletes only its own messages', async () => {
  const slack = await workspace()
  const { chat } = webClient(slack)
  const said = await control(slack, 'message', { user: petra, channel, text: 'Mine' })
  const ts = String(said.ts)
  await expect(chat.update({ channel, ts, text: 'Yours' })).rejects.toMatchObject({
    data: { error: 'cant_update_message' },
  })
  await expect(chat.delete({ channel, ts })).rejects.toMatchObject({
    data: { error: 'cant_delete_message' },
  })
})

test('a message without words is refused', async () => {
  const slack = await workspace()
  await expect(webClient(slack).chat.postMessage({ channel, text: '' })).rejects.toMatchObject({
    data: { error: 'no_text' },
  })
})

test('bad blocks are refused with JSON pointers', async () => {
  const slack = await workspace()
  const blocks = [section(), { type: 'section' }]
  const post = webClient(slack).apiCall('chat.postMessage', { channel, text: 'Hi', blocks })
  await expect(post).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] one of these is required: text, fields [json-pointer:/blocks/1]'],
      },
    },
  })
  const notEven = webClient(slack).apiCall('chat.postMessage', { channel, blocks: 'x' })
  await expect(notEven).rejects.toMatchObject({ data: { error: 'invalid_blocks_format' } })
})

test('too many characters in all blocks together are refused', async () => {
  const slack = await workspace()
  const text = { type: 'mrkdwn', text: 'x'.repeat(3000) }
  const blocks = many(5, () => section({ text }))
  const post = webClient(slack).apiCall('chat.postMessage', { channel, text: 'Hi', blocks })
  await expect(post).rejects.toMatchObject({ data: { error: 'msg_blocks_too_long' } })
})

test('a text over 40,000 characters is cut with a warning; an update over 4,000 is refused', async () => {
  const slack = await workspace()
  const { chat } = webClient(slack)
  const {
    ts = '',
    message,
    response_metadata,
  } = await chat.postMessage({
    channel,
    text: 'x'.repeat(40_001),
  })
  expect(message?.text).toHaveLength(40_000)
  expect(response_metadata?.warnings).toContain('message_truncated')
  await chat.update({ channel, ts, text: 'x'.repeat(4000) })
  await expect(chat.update({ channel, ts, text: 'x'.repeat(4001) })).rejects.toMatchObject({
    data: { error: 'msg_too_long' },
  })
})

test('replies make a thread, and a reply to a reply joins it', async () => {
  const slack = await workspace()
  const { chat, conversations } = webClient(slack)
  const { ts = '' } = await chat.postMessage({ channel, text: 'First' })
  const second = await chat.postMessage({ channel, text: 'Second', thread_ts: ts })
  await chat.postMessage({ channel, text: 'Third', thread_ts: second.ts ?? '' })

  const { messages } = await conversations.replies({ channel, ts })
  expect(messages?.map((m) => m.text)).toEqual(['First', 'Second', 'Third'])
  expect(messages?.map((m) => m.thread_ts)).toEqual([ts, ts, ts])
  expect(messages?.[0]).toMatchObject({ reply_count: 2 })
  const top = await conversations.history({ channel })
  expect(top.messages?.map((m) => m.text)).toEqual(['First'])
  await expect(
    chat.postMessage({ channel, text: 'Lost', thread_ts: '1.000000' }),
  ).rejects.toMatchObject({ data: { error: 'thread_not_found' } })
})

test('an ephemeral message reaches members only, and is not kept', async () => {
  const slack = await workspace()
  const { chat, conversations } = webClient(slack)
  const { message_ts: ts = '' } = await chat.postEphemeral({ channel, user: ana, text: 'Psst' })

  expect((await conversations.history({ channel })).messages).toEqual([])
  await expect(chat.update({ channel, ts, text: 'Psst?' })).rejects.toMatchObject({
    data: { error: 'message_not_found' },
  })
  await expect(
    chat.postEphemeral({ channel, user: 'U0OSKAR', text: 'Psst' }),
  ).rejects.toMatchObject({ data: { error: 'user_not_in_channel' } })
})

test('metadata stays through an update until it is emptied', async () => {
  const slack = await workspace()
  const { chat, conversations } = webClient(slack)
  const metadata = { event_type: 'card', event_payload: { id: 'int_1' } }
  const { ts = '' } = await chat.postMessage({ channel, text: 'One', metadata })
  const read = async () => {
    const { messages } = await conversations.history({ channel, include_all_metadata: true })
    return messages?.[0]?.metadata
  }
  await chat.update({ channel, ts, text: 'Two' })
  expect(await read()).toEqual(metadata)
  await webClient(slack).apiCall('chat.update', { channel, ts, text: 'Three', metadata: {} })
  expect(await read()).toBeUndefined()
  await expect(
    webClient(slack).apiCall('chat.postMessage', { channel, text: 'x', metadata: { a: 1 } }),
  ).rejects.toMatchObject({ data: { error: 'invalid_metadata_schema' } })
})

test('message ids are never used twice, even by a clock that stands still or goes back', async () => {
  const slack = await workspace({ now: Date.parse('2027-03-01T09:00:00Z') })
  const { chat } = webClient(slack)
  slack.setClock({ running: false })
  const seen: (string | undefined)[] = []
  for (let i = 0; i < 20; i++) {
    if (i === 10) slack.setClock({ set: Date.parse('2027-03-01T09:00:00Z') })
    seen.push((await chat.postMessage({ channel, text: `${i}` })).ts)
  }
  expect(new Set(seen).size).toBe(20)
  expect(seen.every((ts) => ts?.startsWith('180389'))).toBe(true)
})

test.each([
  ['blocks', [{ type: 'section' }], 'invalid_blocks', '/0'],
  ['message', { blocks: [{ type: 'section' }] }, 'invalid_message', '/blocks/0'],
  ['view', { type: 'home', blocks: [{ type: 'section' }] }, 'invalid_view', '/blocks/0'],
])('blocks.validate judges %s without a token', async (name, value, error, pointer) => {
  const slack = await workspace()
  const client = webClient(slack, '')
  await expect(client.apiCall('blocks.validate', { [name]: value })).rejects.toMatchObject({
    data: { error, errors: [{ code: 'failed_constraint', pointer }] },
  })
  const sound = [section()]
  expect(await client.apiCall('blocks.validate', { blocks: sound })).toMatchObject({ ok: true })
  await expect(
    client.apiCall('blocks.validate', { blocks: sound, view: {} }),
  ).rejects.toMatchObject({
    data: { error: 'invalid_arguments' },
  })
})
