/** What is pressed in a digest, a reminder or Home. */
import { applicationOf } from '../../app/applications.ts'
import { nudge } from '../../app/nudge-by-hand.ts'
import { ApplicationId, InterviewId, PersonId } from '../../core/ids.ts'
import { Refusal } from '../../core/refusal.ts'
import { whenWords } from '../../core/time-words.ts'
import type { Action } from '../action.ts'
import { section } from '../blocks/kit.ts'
import { openForm } from '../schedule/shortcuts.ts'
import { md, mention } from '../text.ts'

/** `Nudge Bo`. */
export const nudgeAction: Action = {
  id: 'nudge',
  async run({ who, value, reply }, deps) {
    const [matter, interview, person] = value.split(':')
    if (matter !== 'card' && matter !== 'answer') {
      throw new Refusal({ code: 'not-found', what: 'reminder', text: value })
    }
    const about = PersonId.parse(person)
    const { heard, listener } = await nudge(deps, who, matter, InterviewId.parse(interview), about)
    const { zone } = listener.person
    const text =
      heard <= deps.now()
        ? md`${mention(about)} hears of it now.`
        : md`${mention(about)} hears of it ${whenWords(heard, zone, deps.now())}: this is a quiet time for them.`
    await reply({ text, blocks: [section(text)] })
  },
}

/** `Schedule`, for somebody without a next step. */
export const scheduleApplicationAction: Action = {
  id: 'schedule-application',
  async run({ who, value, open, slack }, deps) {
    const { candidate, opening } = await applicationOf(deps, ApplicationId.parse(value))
    await openForm({ who, slack, open }, deps, async () => ({ candidate, opening }))
  },
}
