import { fileForCandidate, fileForPanellist, textForCandidate } from '../../app/calendar-files.ts'
import { shownFor } from '../../app/shown.ts'
import { showingKey } from '../../core/announce.ts'
import { InterviewId } from '../../core/ids.ts'
import type { Action } from '../action.ts'
import { candidateTextView } from '../blocks/interview-copy.ts'
import { uploadAbout } from '../files-about.ts'
import { loading } from '../modal.ts'
import { md } from '../text.ts'

/** The text to send to the candidate, ready to copy; its calendar file lands below the card. */
export const copyAction: Action = {
  id: 'card-copy',
  async run({ who, value, open, slack }, deps) {
    const opened = await open(loading('For the candidate', md`One moment…`))
    const facts = await shownFor(deps, who, 'see a candidate', InterviewId.parse(value))
    await slack.updateModal(opened, candidateTextView(facts, textForCandidate(facts)))
    const card = await deps.store.posted(
      showingKey(facts.interview, { surface: 'recruiter card', to: who }),
    )
    const what = { about: facts.interview.id, files: [fileForCandidate(deps, facts)] }
    await uploadAbout(deps, slack, who, what, card?.ts)
  },
}

/** A calendar file for a panellist who keeps their calendar elsewhere. */
export const panellistFileAction: Action = {
  id: 'invite-ics',
  async run({ who, value, slack }, deps) {
    const facts = await shownFor(deps, who, 'answer an invitation', InterviewId.parse(value))
    const invitation = await deps.store.posted(
      showingKey(facts.interview, { surface: 'invitation', to: who }),
    )
    const what = { about: facts.interview.id, files: [fileForPanellist(deps, facts)] }
    await uploadAbout(deps, slack, who, what, invitation?.ts)
  },
}
