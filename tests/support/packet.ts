import { packetOf } from '../../src/core/debrief/packet.ts'
import type { QuestionReport } from '../../src/core/kits/reports.ts'
import type { Scorecard } from '../../src/core/scorecards/scorecard.ts'
import { nobodysApplication } from './booking.ts'
import {
  fundamentals,
  fundamentalsKit,
  language,
  learning,
  luka,
  milasApplication,
} from './debrief.ts'
import { shippedPlan } from './plans.ts'

/** What a debrief of Mila's loop lays side by side. */
export function packet(
  cards: readonly Scorecard[],
  stage = 'technical-loop',
  reports: readonly QuestionReport[] = [],
) {
  return packetOf({
    application: { ...nobodysApplication, id: milasApplication },
    stage,
    plan: shippedPlan(),
    leads: [luka],
    interviews: [fundamentals, language, learning],
    cards,
    kits: [fundamentalsKit],
    memberships: [],
    reports,
  })
}
