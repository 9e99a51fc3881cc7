import type { Notice } from '../core/notices.ts'
import { planDigestOf } from './digest-plan.ts'
import { finishInterview, lapseAsk } from './interviews.ts'
import { followKits } from './kits.ts'
import { measureQuestions } from './measure.ts'
import { armInterview, armPerson } from './nudges.ts'
import type { Deps, Receipt } from './ports.ts'
import { workOutRepair } from './repairs.ts'
import { lookAtRetention } from './retention.ts'
import { unsealIfDue } from './unsealing.ts'

/** What the bot owes itself, once due. Doing it again changes nothing. */
export async function doItself(deps: Deps, { key, due, body }: Notice): Promise<Receipt> {
  switch (body.kind) {
    case 'finish':
      await finishInterview(deps, body.interview)
      break
    case 'repair':
      await workOutRepair(deps, body.interview)
      break
    case 'retention':
      await lookAtRetention(deps, body.date)
      break
    case 'measure':
      await measureQuestions(deps, body.date)
      break
    case 'unseal':
      await unsealIfDue(deps, body.application, body.stage)
      break
    case 'kit':
      await followKits(deps, body.interview)
      break
    case 'lapse':
      await lapseAsk(deps, body.interview, body.person)
      break
    case 'arm':
      await armInterview(deps, body.interview, due)
      break
    case 'replan':
      await planDigestOf(deps, body.person)
      await armPerson(deps, body.person, due)
      break
    case 'nudge':
    case 'undecided':
    case 'digest':
    case 'channel digest':
    case 'follow digest':
    case 'close digest':
    case 'show':
    case 'tell':
    case 'say':
    case 'channel shut':
    case 'given up':
    case 'favour':
    case 'home':
    case 'debrief':
    case 'unsay':
    case 'unfile':
    case 'outdated':
    case 'glass':
    case 'kit short':
    case 'leak':
    case 'rated wrong':
      throw new Error(`${key} is for Slack`)
  }
  return 'done'
}
