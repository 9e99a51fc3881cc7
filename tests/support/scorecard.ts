/** Filling a scorecard as people do, through its modal. */
import type { Json } from '../../sandbox/slack/json.ts'
import { isRecord } from '../../sandbox/slack/json.ts'
import type { ValidView } from '../../sandbox/slack/views.ts'
import { EVIDENCE } from './filled.ts'
import type { FrontDoor } from './front-door.ts'
import { CRITICISM, DURABILITY } from './held-interview.ts'

/** Fields by their names, with what is chosen or typed. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** What each step of Mila's screen is filled with. */
export const STEPS: readonly Fields[] = [
  {
    [`question:${DURABILITY}:asked`]: 'yes',
    [`question:${DURABILITY}:hints`]: ['1'],
    [`question:${DURABILITY}:rating`]: '4',
    [`question:${DURABILITY}:evidence`]: EVIDENCE,
  },
  { [`question:${CRITICISM}:asked`]: 'no time' },
  {
    'competency:systems_fundamentals:rating': '4',
    'competency:learning_and_curiosity:rating': '3',
    'competency:learning_and_curiosity:note':
      'She asked what fsync costs and looked up what she did not know.',
    'competency:communication:rating': '3',
    'competency:communication:note':
      'She drew the path of a write and asked whether that was clear.',
  },
  {},
  {
    'overall:recommendation': 'yes',
    'overall:confidence': 'high',
    'overall:summary': 'Explained durability in her own words and checked what she did not know.',
    'overall:changeMind': 'A weak answer on networks.',
  },
]

/** Fields as the control API takes values: by block and action. */
export function valuesIn(view: ValidView | undefined, fields: Fields): Json {
  const blocks = (view?.blocks ?? []).filter(isRecord)
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const block = blocks.find(({ block_id: id }) => String(id).split('#')[0] === name)
      const element = block && isRecord(block.element) ? block.element : undefined
      if (!block || !element) throw new Error(`the modal has no field ${name}`)
      return [String(block.block_id), { [String(element.action_id)]: value }]
    }),
  )
}

/** Fills fields of the open step and presses `Next`, or `Submit`. Gives Slack's answer. */
export async function next(door: FrontDoor, user: string, fields: Fields = {}): Promise<Json> {
  const view = await door.modal(user)
  return door.interact(user, { submit: valuesIn(view, fields) })
}

/** Goes on without filling the step. */
export async function skip(door: FrontDoor, user: string): Promise<void> {
  await door.interact(user, { action_id: 'score-skip' })
  await door.settled()
}

/** Picks or types in one field, as the client tells of it. */
export async function fillIn(
  door: FrontDoor,
  user: string,
  name: string,
  value: string | readonly string[],
  others: Fields = {},
): Promise<void> {
  const view = await door.modal(user)
  const blocks = (view?.blocks ?? []).filter(isRecord)
  const block = blocks.find(({ block_id: id }) => String(id).split('#')[0] === name)
  const element = block && isRecord(block.element) ? block.element : {}
  await door.interact(user, {
    action_id: String(element.action_id),
    block_id: String(block?.block_id),
    value,
    values: valuesIn(view, { ...others, [name]: value }),
  })
  await door.settled()
}

/** Opens the card from the list and fills it to the last page. `changed` fields replace those of every step. */
export async function filledCard(
  door: FrontDoor,
  user: string,
  changed: Fields = {},
): Promise<ValidView | undefined> {
  await door.type(user, '/scorecard Mila')
  for (const step of STEPS) {
    const view = await door.modal(user)
    const own = Object.entries(changed).filter(([name]) =>
      JSON.stringify(view).includes(`"${name}"`),
    )
    const answer = await next(door, user, { ...step, ...Object.fromEntries(own) })
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  }
  return door.modal(user)
}
