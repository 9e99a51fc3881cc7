/** What happened to an interview, newest first. */
import type { types } from '@slack/bolt'
import type { Shown } from '../../app/shown.ts'
import type { Entry } from '../../core/audit.ts'
import { PersonId } from '../../core/ids.ts'
import { whenWords } from '../../core/time-words.ts'
import { bold, type Mrkdwn, md, mention } from '../text.ts'
import { deedWords } from './audit-words.ts'
import { context, divider, modal, section } from './kit.ts'

/** What reads better than the words of the audit log and `it`. */
const VERB_WORDS: Readonly<Record<string, string>> = {
  accept: 'can make it',
  decline: "can't make it",
  ask: 'asked somebody for a seat',
  'no-show': 'noted that it did not take place',
  'offer stand-ins': 'looked for who could take the open seat',
  'propose another time': 'proposed another time',
  'took place': 'noted that it took place after all',
}

/** A modal shows a hundred blocks; what is older is in the audit log. */
const SHOWN = 95

export function historyView(
  { interview, candidate, now }: Pick<Shown, 'interview' | 'candidate' | 'now'>,
  entries: readonly Entry[],
): types.ModalView {
  const newest = entries.toReversed().slice(0, SHOWN)
  return modal({
    id: 'history',
    title: 'History',
    close: 'Done',
    blocks: [
      section(md`${bold(candidate.name)} · ${interview.title}`),
      divider(),
      ...newest.map((entry) =>
        context(
          md`${whenWords(entry.at, interview.zone, now)} · ${actorOf(entry)} ${didWords(entry.verb)}`,
        ),
      ),
    ],
  })
}

function didWords(verb: string): string {
  const words = deedWords(verb)
  return VERB_WORDS[verb] ?? (words === undefined ? verb : `${words.replace(/:$/, '')} it`)
}

function actorOf({ actor }: Entry): Mrkdwn {
  const person = PersonId.safeParse(actor)
  return person.success ? mention(person.data) : md`The bot`
}
