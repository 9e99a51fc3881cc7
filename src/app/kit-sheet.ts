/** A kit with everything its readers are shown. */
import type { InterviewId, PersonId } from '../core/ids.ts'
import { type Interview, type PanelPlace, sitting } from '../core/interviews.ts'
import { type KeptQuestion, keptId } from '../core/kits/kept-question.ts'
import type { Kit } from '../core/kits/kit.ts'
import type { Person } from '../core/people.ts'
import { may } from '../core/permissions.ts'
import type { PlannedInterview } from '../core/plans.ts'
import type { QuestionId } from '../core/questions/fields.ts'
import { permittedIn } from './kits.ts'
import { stageOfOpening } from './openings.ts'
import { someone } from './people.ts'
import type { Deps } from './ports.ts'
import { type Shown, shown } from './shown.ts'

/** Another interview of the loop, and what it covers. */
export interface OtherSeat {
  readonly interview: Interview
  readonly planned: PlannedInterview | undefined
}

export interface KitSheet {
  readonly shown: Shown
  readonly kit: Kit
  /** Texts as drawn, by question. */
  readonly texts: ReadonlyMap<QuestionId, KeptQuestion>
  readonly reader: Person
  /** The reader's place in the interview, if they sit in it now. */
  readonly place: PanelPlace | undefined
  /** Keys, anchors and hints are for the panel only. */
  readonly seesKeys: boolean
  readonly others: readonly OtherSeat[]
}

/** The kit of an interview as somebody may see it; undefined until one is drawn. @throws Refusal `not-allowed`. */
export async function kitSheet(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
): Promise<KitSheet | undefined> {
  await permittedIn(deps, who, 'see a kit', id)
  return sheetFor(deps, who, id)
}

/** As `kitSheet`, for what the bot sends by itself: whoever sits in the interview no longer sees no kit. */
export async function sheetFor(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
): Promise<KitSheet | undefined> {
  const { store } = deps
  const [kit, facts, reader] = await Promise.all([
    store.kit(id),
    shown(deps, id),
    someone(deps, who),
  ])
  if (!kit) return undefined
  const [texts, all] = await Promise.all([
    store.keptQuestions(kit.questions.map(keptId)),
    store.interviewsOf(kit.application),
  ])
  const { interview, opening } = facts
  const stage = stageOfOpening(deps, opening, interview.stage)
  const panel = sitting(interview)
  return {
    shown: facts,
    kit,
    texts: new Map(texts.map((kept) => [kept.question.id, kept])),
    reader,
    place: panel.find(({ person }) => person === who),
    seesKeys: may('see the keys of a kit', { person: reader, panel: panel.map((p) => p.person) }),
    others: all
      .filter((one) => one.loop === interview.loop && one.id !== id && one.status !== 'cancelled')
      .map((one) => ({
        interview: one,
        planned: stage.interviews.find(({ key }) => key === one.kind),
      })),
  }
}
