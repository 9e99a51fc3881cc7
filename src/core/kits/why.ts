import type { DrawFacts } from './draw-facts.ts'
import type { KitQuestion, Why } from './kit.ts'
import type { Barrier } from './sift.ts'
import type { Picked } from './state.ts'

/** A question as a kit keeps it. `instead` is what keeps out the one it stands for. */
export function questionOf(
  picked: Picked,
  instead: Barrier | undefined,
  facts: DrawFacts,
): KitQuestion {
  const { choice, competency, anchor } = picked
  const { id, version, title, area, topic, minutes, difficulty, status } = choice
  return {
    question: id,
    version,
    title,
    competency,
    area,
    topic: topic.slice(area.length + 1),
    minutes,
    difficulty,
    status: status === 'active' ? 'active' : 'pilot',
    anchor,
    why: [...whyOf(picked, instead, facts)],
  }
}

/** Why a question is in a kit, as codes. `instead` is what keeps out the one it stands for. */
function whyOf(
  { choice, competency, anchor, among }: Picked,
  instead: Barrier | undefined,
  { form, exposure, redraw, figures }: DrawFacts,
): readonly Why[] {
  const { interviews, asked } = exposure
  const ofForm = among === 0 && form !== null && !redraw
  return [
    { code: 'rates', value: competency },
    {
      code: figures[choice.id]?.difficulty === undefined ? 'difficulty' : 'measured',
      value: Math.round(choice.difficulty),
    },
    ...(ofForm ? [{ code: 'form' as const, value: form }] : []),
    ...(anchor ? [{ code: 'anchor' as const }] : []),
    ...(among > 0 ? [{ code: 'chosen' as const, value: among }] : []),
    ...(instead ? [{ code: 'instead' as const, value: instead }] : []),
    { code: 'asked', value: `${asked[choice.id] ?? 0} of ${interviews}` },
    ...(choice.status === 'pilot' ? [{ code: 'pilot' as const }] : []),
  ]
}
