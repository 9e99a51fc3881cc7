import type { Conversation } from '../slack/workspace.ts'

/** The channels of the furnished workspace. `bot` is a member of the hiring channels only. */
export function channels(everybody: readonly string[], bot: string): readonly Conversation[] {
  const search = ['U0PETRA', 'U0LUKA', 'U0ANA', 'U0BO', 'U0CY', 'U0DEE', 'U0ELI', 'U0KAITO']
  const backend = ['U0MARA', 'U0FATIMA', 'U0GITA', 'U0HUGO', 'U0JO', 'U0NABIN', 'U0PETRA']
  const open = { kind: 'public', archived: false } as const
  return [
    { ...open, id: 'C0GENERAL', name: 'general', topic: 'Company-wide news', members: everybody },
    {
      ...open,
      id: 'C0HIRING',
      name: 'hiring',
      topic: 'Everything about interviewing here',
      members: [...new Set([...search, ...backend]), bot],
    },
    {
      ...open,
      id: 'C0SEARCH',
      name: 'search-eng',
      topic: 'Search infrastructure',
      members: search.slice(1),
    },
    {
      id: 'C0HIRESEARCH',
      kind: 'private',
      name: 'hiring-search',
      topic: 'Search infrastructure interns',
      members: [...search, bot],
      archived: false,
    },
    {
      id: 'C0HIREBACKEND',
      kind: 'private',
      name: 'hiring-backend',
      topic: 'Backend interns',
      members: [...backend, bot],
      archived: false,
    },
    {
      ...open,
      id: 'C0HIREOLD',
      name: 'hiring-2025',
      topic: 'Last year’s interns',
      members: ['U0PETRA', 'U0LUKA', bot],
      archived: true,
    },
  ]
}
