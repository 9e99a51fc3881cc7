/** What a question can be rated for. Interview plans choose five to eight of them. */
export const COMPETENCIES = [
  // Search backend infrastructure internship
  'systems_fundamentals',
  'debugging',
  'language_fundamentals',
  'data_structures_and_search',
  'learning_and_curiosity',
  'communication',
  'collaboration_and_feedback',
  // General backend internship; the ones it shares are above
  'programming_fundamentals',
  'systems_and_network_basics',
  'data_and_storage',
  'debugging_and_testing',
  'communication_and_collaboration',
] as const

/**
 * What a general competency is also rated by: a plan for back-end interns that asks for programming takes
 * questions on a language, since a bank holds a question once, under the narrowest name that fits.
 */
const ALSO_RATED_BY: Readonly<Record<string, readonly string[]>> = {
  programming_fundamentals: ['language_fundamentals', 'data_structures_and_search'],
  systems_and_network_basics: ['systems_fundamentals'],
  debugging_and_testing: ['debugging'],
  communication_and_collaboration: ['communication', 'collaboration_and_feedback'],
}

/** Whether a question filed under `filed` can rate `wanted` in a plan. */
export function rates(filed: string, wanted: string): boolean {
  return filed === wanted || (ALSO_RATED_BY[wanted]?.includes(filed) ?? false)
}
