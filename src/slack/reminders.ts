/** Reminders that ask for something lose their buttons once it is done, as the message above them does. */
import type { Deps } from '../app/ports.ts'
import type { Shown } from '../app/shown.ts'
import type { InterviewId, PersonId } from '../core/ids.ts'
import { sitting } from '../core/interviews.ts'
import { Matter } from '../core/nudges/matters.ts'
import { reminderOver } from './blocks/nudges.ts'
import type { Gateway } from './gateway.ts'

/** Remembers a reminder of `to`'s own that has just been posted. */
export async function rememberReminder(
  { store }: Pick<Deps, 'store'>,
  to: PersonId,
  { interview, matter }: { readonly interview: InterviewId; readonly matter: Matter },
  posted: { readonly channel: string; readonly ts: string },
): Promise<void> {
  const key = keyOf(interview, to)
  const before = (await store.posted(key))?.about ?? ''
  const about = `${before} ${matter}@${posted.ts}`.trim()
  await store.markPosted({ key, ...posted, digest: '', about })
}

/** Takes the buttons off those reminders of `to` whose reason has ended. */
export async function settleReminders(
  { store }: Pick<Deps, 'store'>,
  slack: Pick<Gateway, 'edit'>,
  facts: Shown,
  to: PersonId,
): Promise<void> {
  const posted = await store.posted(keyOf(facts.interview.id, to))
  const all = (posted?.about ?? '').split(' ').filter((one) => one !== '')
  if (!posted || all.length === 0) return
  const left: string[] = []
  for (const one of all) {
    const [word, ts = ''] = one.split('@')
    const matter = Matter.parse(word)
    if (isOpen(facts, to, matter)) left.push(one)
    else await slack.edit({ channel: posted.channel, ts }, reminderOver(facts, to, matter))
  }
  if (left.length < all.length) await store.markPosted({ ...posted, about: left.join(' ') })
}

function isOpen({ interview, cards }: Shown, to: PersonId, matter: Matter): boolean {
  if (matter === 'card') {
    const isIn = ['submitted', 'not needed'].includes(cards.get(to) ?? '')
    return interview.status === 'done' && !isIn
  }
  const place = sitting(interview).find(({ person }) => person === to)
  return interview.status === 'booked' && place?.rsvp === 'asked'
}

function keyOf(interview: InterviewId, to: PersonId): string {
  return `reminders:${interview}:${to}`
}
