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
