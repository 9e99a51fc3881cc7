import { expect, test } from 'vitest'
import { recordIn } from '../../sandbox/slack/json.ts'
import { home, input, long, modal, plain, section } from './kit.ts'
import { control, petra, socketClient, webClient, workspace } from './support.ts'

const asking = (more: object = {}) =>
  modal({ submit: plain('Save'), blocks: [input(undefined, { block_id: 'name' })], ...more })

/** A workspace in which somebody has just run a command: its trigger id, and calls that use it. */
async function triggered(timers: { triggerMs?: number } = {}) {
  const slack = await workspace({ timers })
  const client = webClient(slack)
  const { heard } = await socketClient(slack)
  const trigger = async () => {
    await control(slack, 'command', { user: petra, command: '/go' })
    return String(heard.at(-1)?.body.trigger_id)
  }
  const call = (method: string, args: Record<string, unknown>) =>
    client.apiCall(method, args).then(
      (answer) => ({ error: undefined, view: recordIn(recordIn(answer).view) }),
      (refused) => ({ error: String(refused.data.error), view: recordIn(undefined) }),
    )
  return { slack, heard, trigger, call }
}

test('a trigger id opens one modal', async () => {
  const { slack, trigger, call } = await triggered()
  const trigger_id = await trigger()
  const opened = await call('views.open', { trigger_id, view: asking({ callback_id: 'form' }) })

  expect(opened.view).toMatchObject({
    type: 'modal',
    callback_id: 'form',
    previous_view_id: null,
    root_view_id: opened.view.id,
    app_id: 'A0LOOPWRIGHT',
    team_id: 'T0SANDBOX',
  })
  expect(await call('views.open', { trigger_id, view: asking() })).toMatchObject({
    error: 'exchanged_trigger_id',
  })
  expect(slack.ws.stacks.get(petra)).toEqual([opened.view.id])
})

test('a trigger id is of no use after its time, nor when nobody gave it', async () => {
  const { trigger, call } = await triggered({ triggerMs: 40 })
  const trigger_id = await trigger()
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(await call('views.open', { trigger_id, view: asking() })).toMatchObject({
    error: 'expired_trigger_id',
  })
  expect(await call('views.open', { trigger_id: '1.2.x', view: asking() })).toMatchObject({
    error: 'invalid_trigger_id',
  })
})

test('Slack’s trigger ids live for three seconds', async () => {
  const { slack } = await triggered()
  expect(slack.ws.timers.triggerMs).toBe(3000)
})

test('a bad view is refused with pointers and leaves the trigger id unspent', async () => {
  const { trigger, call } = await triggered()
  const trigger_id = await trigger()
  expect(
    await call('views.open', { trigger_id, view: modal({ title: plain(long(25)) }) }),
  ).toMatchObject({ error: 'invalid_arguments' })
  expect(await call('views.open', { trigger_id, view: home() })).toMatchObject({
    error: 'invalid_arguments',
  })
  expect(await call('views.open', { trigger_id, view: modal({ x: long(260_000) }) })).toMatchObject(
    {
      error: 'view_too_large',
    },
  )
  expect((await call('views.open', { trigger_id, view: asking() })).error).toBeUndefined()
})

test('views.update wants the hash of the view as it is', async () => {
  const { trigger, call } = await triggered()
  const { view } = await call('views.open', { trigger_id: await trigger(), view: asking() })
  const update = (hash: unknown) =>
    call('views.update', { view_id: view.id, hash, view: asking({ title: plain('New') }) })

  const first = await update(view.hash)
  expect(first.view.hash).not.toBe(view.hash)
  expect(await update(view.hash)).toMatchObject({ error: 'hash_conflict' })
  expect((await update(undefined)).error).toBeUndefined()
})

test('a closed view cannot be updated', async () => {
  const { slack, trigger, call } = await triggered()
  const { view } = await call('views.open', { trigger_id: await trigger(), view: asking() })
  await control(slack, 'interact', { user: petra, close: true })
  expect(await call('views.update', { view_id: view.id, view: asking() })).toMatchObject({
    error: 'not_found',
  })
})

test('an external id is unique while its view is open, and finds it', async () => {
  const { trigger, call } = await triggered()
  const named = asking({ external_id: 'mila' })
  await call('views.open', { trigger_id: await trigger(), view: named })
  expect(await call('views.open', { trigger_id: await trigger(), view: named })).toMatchObject({
    error: 'duplicate_external_id',
  })
  const updated = await call('views.update', { external_id: 'mila', view: named })
  expect(updated.view).toMatchObject({ external_id: 'mila' })
})

test('modals stack three deep, and only a press inside one may push', async () => {
  const { slack, heard, trigger, call } = await triggered()
  const button = { type: 'button', action_id: 'more', text: plain('More') }
  const view = modal({ blocks: [section({ accessory: button })] })
  await call('views.open', { trigger_id: await trigger(), view })
  expect(await call('views.push', { trigger_id: await trigger(), view })).toMatchObject({
    error: 'invalid_trigger_id',
  })
  const push = async () => {
    await control(slack, 'interact', { user: petra, action_id: 'more' })
    return call('views.push', { trigger_id: heard.at(-1)?.body.trigger_id, view })
  }
  const second = await push()
  const third = await push()
  expect(third.view).toMatchObject({ previous_view_id: second.view.id })
  expect(third.view.root_view_id).toBe(second.view.root_view_id)
  expect(await push()).toMatchObject({ error: 'push_limit_reached' })
  expect(slack.ws.stacks.get(petra)).toHaveLength(3)
})

test('an update keeps what was typed where block id, action id and kind stay', async () => {
  const { slack, heard, trigger, call } = await triggered()
  const text = (id: string) => ({ type: 'plain_text_input', action_id: id, initial_value: 'start' })
  const tick = { type: 'button', action_id: 'tick', text: plain('Tick') }
  const form = (second: string, third: object) =>
    modal({
      submit: plain('Save'),
      blocks: [
        input(text('a'), { block_id: 'first' }),
        input(text('b'), { block_id: second }),
        input({ action_id: 'c', ...third }, { block_id: 'third', optional: true }),
        section({ accessory: tick }),
      ],
    })
  const { view } = await call('views.open', {
    trigger_id: await trigger(),
    view: form('second', { type: 'plain_text_input' }),
  })
  await control(slack, 'interact', {
    user: petra,
    action_id: 'tick',
    values: { a: 'x', b: 'y', c: '3' },
  })
  await call('views.update', {
    view_id: view.id,
    view: form('renamed', { type: 'email_text_input' }),
  })
  await control(slack, 'interact', { user: petra, submit: {} })

  expect(heard.at(-1)?.body.view).toMatchObject({
    state: {
      values: {
        first: { a: { type: 'plain_text_input', value: 'x' } },
        renamed: { b: { type: 'plain_text_input', value: 'start' } },
        third: { c: { type: 'email_text_input', value: null } },
      },
    },
  })
})

test('Home is published for someone, with the hash when it is a refresh', async () => {
  const { slack, call } = await triggered()
  const publish = (more: object) => call('views.publish', { user_id: petra, view: home(), ...more })
  const { view } = await publish({})
  expect(view).toMatchObject({ type: 'home' })
  expect((await publish({ hash: view.hash })).view.id).toBe(view.id)
  expect(await publish({ hash: view.hash })).toMatchObject({ error: 'hash_conflict' })
  expect(await publish({ user_id: 'U0NOBODY' })).toMatchObject({ error: 'invalid_arguments' })
  expect(await publish({ view: modal() })).toMatchObject({ error: 'invalid_arguments' })
  expect(slack.ws.homes.get(petra)).toBe(view.id)
})

test('an app without a Home tab cannot publish one', async () => {
  const manifest = { features: { app_home: { home_tab_enabled: false } } }
  const slack = await workspace({ manifest })
  const publish = webClient(slack).apiCall('views.publish', { user_id: petra, view: home() })
  await expect(publish).rejects.toMatchObject({ data: { error: 'not_enabled' } })
})
