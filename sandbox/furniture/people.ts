import type { Person } from '../slack/workspace.ts'

const someone = { isAdmin: false, isBot: false, deleted: false, locale: 'en-GB' }

/** Two hiring teams spread over ten zones, whole-hour and not, and the people around them. */
export const people: readonly Person[] = [
  person('U0PETRA', 'petra', 'Petra Petrović', 'Recruiter', 'Europe/Belgrade'),
  person('U0LUKA', 'luka', 'Luka Jovanović', 'Hiring lead, search', 'Europe/Belgrade'),
  person('U0ANA', 'ana', 'Ana Nikolić', 'Search engineer', 'Europe/Belgrade'),
  person('U0BO', 'bo', 'Boman Mistry', 'Storage engineer', 'Asia/Kolkata'),
  person('U0CY', 'cy', 'Cyril Adeyemi', 'Engineer, ingestion', 'Europe/London'),
  person('U0DEE', 'dee', 'Deolinda Ferreira', 'Go platform engineer', 'America/Sao_Paulo'),
  person('U0ELI', 'eli', 'Elisha Penney', 'Rust engineer', 'America/St_Johns'),
  person('U0FATIMA', 'fatima', 'Fatima Al-Sayed', 'Hiring lead, backend', 'Europe/London'),
  person('U0GITA', 'gita', 'Gita Raghunathan', 'Site reliability engineer', 'Asia/Kolkata'),
  person('U0HUGO', 'hugo', 'Hugo Nascimento', 'Backend engineer', 'America/Sao_Paulo'),
  person('U0JO', 'jo', 'Jo O’Neill', 'Staff engineer', 'America/New_York'),
  person('U0KAITO', 'kaito', 'Kaito Mori', 'Query engineer', 'Asia/Tokyo'),
  person('U0NABIN', 'nabin', 'Nabin Shrestha', 'Linux and networks', 'Asia/Kathmandu'),
  person('U0MARA', 'mara', 'Mara Weiß', 'Recruiter', 'Europe/Berlin'),
  {
    ...person('U0VERA', 'vera', 'Vera Kostić', 'Workspace admin', 'Europe/Belgrade'),
    isAdmin: true,
  },
  person('U0OSKAR', 'oskar', 'Oskar Lindqvist', 'Auditor', 'Europe/Stockholm'),
  { ...person('U0TOM', 'tom', 'Tom Hale', 'Left in spring', 'Europe/London'), deleted: true },
]

function person(id: string, name: string, realName: string, title: string, tz: string): Person {
  return { ...someone, id, name, realName, title, email: `${name}@example.org`, tz }
}

/** Who is there when the workspace starts bare. */
export const founder: readonly Person[] = people.filter((p) => p.isAdmin)
