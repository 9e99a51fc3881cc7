import { expect, test } from 'vitest'
import { control, eventually, petra, socketClient, webClient, workspace } from './support.ts'

test('the official clients connect, hear a command and answer it', async () => {
  const slack = await workspace()
  const { heard } = await socketClient(slack, ({ ack }) => ack({ text: 'At your service' }))

  const answer = await control(slack, 'command', {
    user: petra,
    channel: 'C0HIRING',
    command: '/interview-kit',
    text: 'for @bo & <friends> in #hiring',
  })

  expect(answer.ok).toBe(true)
  expect(heard[0]).toMatchObject({ type: 'slash_commands', accepts_response_payload: true })
  expect(heard[0]?.body).toMatchObject({
    command: '/interview-kit',
    text: 'for <@U0BO|bo> &amp; &lt;friends&gt; in <#C0HIRING|hiring>',
    user_id: petra,
    channel_id: 'C0HIRING',
    channel_name: 'hiring',
    is_enterprise_install: 'false',
  })
  await eventually(() => (slack.ws.messages.get('C0HIRING') ?? []).length === 1)
  expect(slack.ws.messages.get('C0HIRING')).toMatchObject([
    { text: 'At your service', ephemeralTo: petra, user: slack.ws.app.botUser },
  ])
})

test('the bot knows who it is', async () => {
  const slack = await workspace()
  expect(await webClient(slack).auth.test()).toMatchObject({
    ok: true,
    team_id: 'T0SANDBOX',
    user_id: slack.ws.app.botUser,
    bot_id: slack.ws.app.botId,
  })
})
