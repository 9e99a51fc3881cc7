/** The next interviews and their kits. */
import type { types } from '@slack/bolt'
import type { KitList, ListedKit } from '../../app/kit-list.ts'
import { spanWords } from '../../core/time-words.ts'
import { bold, cut, md } from '../text.ts'
import { actions, type Block, button, context, divider, header, modal, section } from './kit.ts'

export function kitListView(list: KitList): types.ModalView {
  return modal({
    id: 'kit-list',
    title: 'Interview kits',
    blocks: [
      header('My next interviews'),
      ...(list.mine.length === 0
        ? [
            section(
              md`None in the next four weeks. A kit is drawn as soon as an interview is booked.`,
            ),
          ]
        : list.mine.map((one) => kitLine(one, list))),
      ...(list.others.length > 0
        ? [
            divider(),
            header('Interviews I look after'),
            ...list.others.map((one) => kitLine(one, list)),
          ]
        : []),
      ...(list.mayBrowse
        ? [divider(), actions('kit-list-do', [button('bank-browse', 'Browse questions', '0')])]
        : []),
      context(md`Kits come to their panel a day before, and again a quarter of an hour before.`),
    ],
  })
}

function kitLine({ interview, candidate, kit }: ListedKit, { reader, now }: KitList): Block {
  const text = md`${bold(cut(candidate?.name ?? '', 200))} · ${interview.title}\n${spanWords(interview.span, reader.zone, now)}, your time · ${stateOf(kit)}`
  if (!kit) return section(text)
  return section(
    text,
    button('kit-open', 'Open the kit', interview.id, {
      label: `Open the kit for ${candidate?.name ?? ''}`,
    }),
  )
}

function stateOf(kit: ListedKit['kit']): string {
  if (!kit) return 'no kit'
  const { questions, blueprint, short } = kit
  if (short.length > 0) return `${questions.length} of ${blueprint.items} questions`
  return `${questions.length} ${questions.length === 1 ? 'question' : 'questions'}`
}
