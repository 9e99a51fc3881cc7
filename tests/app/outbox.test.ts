import { beforeEach, describe, expect, test } from 'vitest'
import { tellAdmins } from '../../src/app/dead-letters.ts'
import { dispatcher } from '../../src/app/dispatcher.ts'
import { RetryLater } from '../../src/app/ports.ts'
import type { Rounds } from '../../src/app/rounds.ts'
import type { PersonId } from '../../src/core/ids.ts'
import type { Notice } from '../../src/core/notices.ts'
import { givenUpMessage } from '../../src/slack/blocks/undelivered.ts'
import { at } from '../support/time.ts'
import { admin, ana, bo, type World, world } from '../support/world.ts'

let deps: World
/** Milliseconds that have gone by in pauses. */
let elapsed: number
let sent: { readonly key: string; readonly at: number }[]
let deliver: (notice: Notice) => Promise<string>
let outbox: Rounds

beforeEach(async () => {
  deps = await world()
  elapsed = 0
  sent = []
  deliver = async ({ key }) => {
    sent.push({ key, at: elapsed })
    return 'ts'
  }
  outbox = dispatcher(
    {
      store: deps.store,
      now: deps.now,
      deliver: (notice) => deliver(notice),
      elapsed: () => elapsed,
      pause: async (milliseconds) => {
        elapsed += milliseconds
      },
      dead: (notice, error) => tellAdmins(deps, notice, error),
    },
    (error) => {
      throw error
    },
  )
})

function say(key: string, to: PersonId = ana, due = deps.now()): Notice {
  return { key, channel: 'slack', to, due, body: { kind: 'say', text: key } }
}

const owe = (...notices: Notice[]) => deps.store.commit({ notices, deeds: [] })
const keys = () => sent.map(({ key }) => key)

describe('order and pace', () => {
  test('one conversation hears things in the order they were due, a second apart', async () => {
    await owe(say('later', ana, at('2027-03-01T08:59')), say('first', ana, at('2027-03-01T08:00')))
    await outbox.run()
    expect(sent).toEqual([
      { key: 'first', at: 0 },
      { key: 'later', at: 1_000 },
    ])
  })

  test('the second between two messages is kept from one round to the next', async () => {
    await owe(say('one'))
    await outbox.run()
    elapsed += 300
    await owe(say('two'))
    await outbox.run()
    expect(sent.map((message) => message.at)).toEqual([0, 1_000])
  })

  test('what is not due yet waits', async () => {
    await owe(say('soon', ana, at('2027-03-01T09:30')))
    await outbox.run()
    expect(keys()).toEqual([])
    deps.wait(30)
    await outbox.run()
    expect(keys()).toEqual(['soon'])
  })

  test('a conversation with much to hear holds nobody else up', async () => {
    await owe(...Array.from({ length: 20 }, (_, i) => say(`ana ${String(i).padStart(2, '0')}`)))
    await owe(say('bo', bo))
    await outbox.run()
    expect(keys()).toHaveLength(21)
    expect(keys().indexOf('bo')).toBeLessThan(5)
    expect(keys().filter((key) => key !== 'bo')).toEqual(
      keys()
        .filter((k) => k !== 'bo')
        .toSorted(),
    )
  })

  test('what is committed while a round is under way goes out without another nudge', async () => {
    let late = false
    deliver = async ({ key }) => {
      if (!late) {
        late = true
        await owe(say('late', bo))
        void outbox.run()
      }
      sent.push({ key, at: elapsed })
      return 'ts'
    }
    await owe(say('early'))
    await outbox.run()
    expect(keys()).toEqual(['early', 'late'])
  })
})

describe('failure', () => {
  test('it is tried again after 2, 4, 8 … minutes, and the rest goes out meanwhile', async () => {
    const tries: number[] = []
    deliver = async ({ key }) => {
      if (key === 'fine') return 'ts'
      tries.push(deps.now())
      throw new Error('no')
    }
    await owe(say('broken'), say('fine'))
    for (let minute = 0; minute <= 15; minute++) {
      await outbox.run()
      deps.wait(1)
    }
    const began = tries[0] ?? 0
    expect(tries.map((t) => (t - began) / 60_000)).toEqual([0, 2, 6, 14])
  })

  test('when Slack says how long to wait, that long it is', async () => {
    let tries = 0
    deliver = async ({ key }) => {
      if (++tries === 1) throw new RetryLater(90)
      sent.push({ key, at: elapsed })
      return 'ts'
    }
    await owe(say('patient'))
    await outbox.run()
    deps.wait(1)
    await outbox.run()
    expect(tries).toBe(1)
    deps.wait(0.5)
    await outbox.run()
    expect(keys()).toEqual(['patient'])
  })

  test('after ten failures it is given up, and every admin is told, once', async () => {
    deliver = async ({ key, to, body }) => {
      if (key === 'hopeless') throw new Error('no way to Slack')
      sent.push({
        key: `${to}: ${body.kind === 'given up' ? givenUpMessage(body).text.mrkdwn : ''}`,
        at: elapsed,
      })
      return 'ts'
    }
    await owe(say('hopeless'))
    for (let hour = 0; hour < 48; hour++) {
      await outbox.run()
      deps.wait(60)
    }
    expect(keys()).toEqual([
      `${admin}: I gave up after 10 tries: a message, for <@U0ANA>. What went wrong: no way to Slack. Nothing else waits for it.`,
    ])
    expect(await deps.store.deadNotices()).toMatchObject([{ key: 'hopeless', attempts: 10 }])
    expect(await deps.store.auditOf('hopeless')).toMatchObject([{ verb: 'give up' }])
  })

  test('if not even that can be told, nobody is told about the telling', async () => {
    deliver = async () => {
      throw new Error('Slack is gone')
    }
    await owe(say('hopeless'))
    for (let hour = 0; hour < 24 * 7; hour++) {
      await outbox.run()
      deps.wait(60)
    }
    const dead = (await deps.store.deadNotices()).map(({ key }) => key.split(':')[0])
    expect(dead.toSorted()).toEqual(['dead', 'hopeless'])
  })
})

describe('a stop', () => {
  test('what is being sent is finished, the rest goes back and out at the next start', async () => {
    const [slow, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    deliver = async ({ key }) => {
      begun.resolve()
      await slow.promise
      sent.push({ key, at: elapsed })
      return 'ts'
    }
    await owe(say('in hand'), say('waiting'))
    const running = outbox.run()
    await begun.promise
    const stopping = outbox.stop()
    slow.resolve()
    await Promise.all([running, stopping])
    expect(keys()).toEqual(['in hand'])
    // Without the claim of the stopped bot to wait for.
    expect(await deps.store.claimDue(deps.now(), 9)).toMatchObject([{ key: 'waiting' }])
  })

  test('nothing is begun after it', async () => {
    await outbox.stop()
    await owe(say('late'))
    await outbox.run()
    expect(keys()).toEqual([])
  })
})

test('when Slack took a message but its answer was lost, it goes out again: at least once', async () => {
  let answers = 0
  deliver = async ({ key }) => {
    sent.push({ key, at: elapsed })
    if (answers++ === 0) throw new Error('timeout')
    return 'ts'
  }
  await owe(say('twice'))
  await outbox.run()
  deps.wait(2)
  await outbox.run()
  expect(keys()).toEqual(['twice', 'twice'])
})
