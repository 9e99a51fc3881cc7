/** Opens a kit, and what is folded away in it. */
import type { types } from '@slack/bolt'
import { type KitSheet, kitSheet } from '../../app/kit-sheet.ts'
import { drawAgain, permittedIn } from '../../app/kits.ts'
import type { Deps } from '../../app/ports.ts'
import { InterviewId, type PersonId } from '../../core/ids.ts'
import type { KeptQuestion } from '../../core/kits/kept-question.ts'
import type { KitQuestion } from '../../core/kits/kit.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Action, above } from '../action.ts'
import { section } from '../blocks/kit.ts'
import { kitView, noKitView } from '../blocks/kit-message.ts'
import { anchorsView, keyView, starterView } from '../blocks/kit-question.ts'
import { loading } from '../modal.ts'
import { md } from '../text.ts'

/** The kit of an interview as `who` may see it. @throws Refusal `not-found` where none has been drawn. */
export async function sheetOf(deps: Deps, who: PersonId, id: InterviewId): Promise<KitSheet> {
  const sheet = await kitSheet(deps, who, id)
  if (!sheet) throw new Refusal({ code: 'not-found', what: 'kit', text: id })
  return sheet
}

export const openKitAction: Action = {
  id: 'kit-open',
  async run(press, deps) {
    const { who, value, slack, origin } = press
    // In place of the list it was picked from: Slack takes three modals on top of each other, and forms follow.
    const opened =
      origin.kind === 'modal'
        ? { id: origin.id }
        : await press.open(loading('Kit', md`One moment…`))
    const sheet = await kitSheet(deps, who, InterviewId.parse(value))
    await slack.updateModal(opened, sheet ? kitView(sheet) : noKitView())
  },
}

/** `Show key`, `All anchors`: only for who sits in the interview now. */
export const keyActions: readonly Action[] = [
  folded('kit-key', 'see the keys of a kit', keyView),
  folded('kit-anchors', 'see the keys of a kit', anchorsView),
  folded('kit-starter', 'see a kit', starterView),
]

function folded(
  id: string,
  verb: 'see a kit' | 'see the keys of a kit',
  draw: (question: KitQuestion, kept: KeptQuestion) => types.ModalView,
): Action {
  return {
    id,
    async run(press, deps) {
      const { who, value } = press
      const [interview = '', question = ''] = value.split('|')
      const sheet = await sheetOf(deps, who, InterviewId.parse(interview))
      await permittedIn(deps, who, verb, sheet.kit.interview)
      const asked = sheet.kit.questions.find((one) => one.question === question)
      const kept = asked && sheet.texts.get(asked.question)
      if (!asked || !kept) {
        throw new Refusal({ code: 'not-found', what: 'question of this kit', text: question })
      }
      await above(press)(draw(asked, kept))
    },
  }
}

/** Draws what a kit lacks, once the banks have it. */
export const drawAgainAction: Action = {
  id: 'kit-again',
  async run({ who, value, reply }, deps) {
    const id = InterviewId.parse(value)
    await drawAgain(deps, who, id)
    const { kit } = await sheetOf(deps, who, id)
    const text =
      kit.short.length === 0
        ? md`The kit is complete: ${kit.questions.length} questions.`
        : md`Nothing new fits. The kit has ${kit.questions.length} of ${kit.blueprint.items} questions.`
    await reply({ text, blocks: [section(text)] })
  },
}
