/** What a reader hears of a question that was reported as wrong after candidates had been decided on with it. */
import { bold, cut, md } from '../text.ts'
import { button, context, type Message, section } from './kit.ts'

const MOST = 20

interface Line {
  readonly name: string
  /** Of the opening. */
  readonly title: string
  /** `application:stage`. */
  readonly debrief: string
}

export function ratedWrongMessage(question: string, lines: readonly Line[]): Message {
  const count =
    lines.length === 1 ? '1 decided application' : `${lines.length} decided applications`
  const text = md`The question ${bold(cut(question, 120))} was reported as wrong. It was rated in ${count}. The ratings stand and are marked: look whether the decision still holds.`
  const more = lines.length - MOST
  return {
    text,
    blocks: [
      section(text),
      ...lines
        .slice(0, MOST)
        .map(({ name, title, debrief }) =>
          section(
            md`${bold(cut(name, 120))} (${cut(title, 120)})`,
            button('debrief-open', 'Open debrief', debrief, { label: `Open debrief of ${name}` }),
          ),
        ),
      ...(more > 0 ? [context(md`And ${more} more: type /debrief.`)] : []),
    ],
  }
}
