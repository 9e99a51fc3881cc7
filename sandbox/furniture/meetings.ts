import type { Meeting } from './furniture.ts'

const WEEKDAYS = [1, 2, 3, 4, 5]

/** What keeps people busy: enough that a panel of three has to look for an hour. */
export const meetings: readonly Meeting[] = [
  weekly('U0PETRA', 'Sourcing call', [1, 3], '09:30', '10:30'),
  weekly('U0PETRA', 'Hiring sync', [2], '14:00', '14:45'),
  weekly('U0LUKA', 'Search stand-up', WEEKDAYS, '09:45', '10:00'),
  weekly('U0LUKA', 'Leads', [1], '13:00', '14:30'),
  weekly('U0LUKA', 'One-to-ones', [4], '11:00', '13:00'),
  weekly('U0ANA', 'Search stand-up', WEEKDAYS, '09:45', '10:00'),
  weekly('U0ANA', 'Index review', [2, 4], '15:00', '16:00'),
  once('U0ANA', 'Dentist', 2, '11:00', '12:30'),
  weekly('U0BO', 'Storage stand-up', WEEKDAYS, '13:15', '13:30'),
  weekly('U0BO', 'Capacity planning', [3], '16:00', '17:30'),
  allDay('U0BO', 'Away', 3),
  weekly('U0CY', 'Ingestion stand-up', WEEKDAYS, '10:00', '10:20'),
  { ...weekly('U0CY', 'Release', [4], '14:00', '15:00'), when: { weekly: [4], every: 2 } },
  weekly('U0DEE', 'Platform stand-up', WEEKDAYS, '09:00', '09:15'),
  weekly('U0DEE', 'Design hour', [2], '10:00', '11:00'),
  once('U0DEE', 'Conference talk', 5, '09:00', '12:00'),
  weekly('U0ELI', 'Rust guild', [3], '12:00', '13:00'),
  weekly('U0ELI', 'Search stand-up', WEEKDAYS, '08:30', '08:45'),
  weekly('U0FATIMA', 'Leads', [1], '12:00', '13:30'),
  weekly('U0FATIMA', 'Backend planning', [5], '10:00', '11:30'),
  weekly('U0GITA', 'On-call handover', [1], '11:00', '11:30'),
  weekly('U0GITA', 'Incident review', [4], '15:30', '16:30'),
  weekly('U0HUGO', 'Backend stand-up', WEEKDAYS, '10:00', '10:15'),
  weekly('U0JO', 'Architecture forum', [2, 4], '11:00', '12:00'),
  { ...weekly('U0JO', 'Focus', WEEKDAYS, '13:00', '15:00'), free: true },
  weekly('U0KAITO', 'Query stand-up', WEEKDAYS, '10:30', '10:45'),
  weekly('U0NABIN', 'Networks stand-up', WEEKDAYS, '11:00', '11:15'),
  once('U0NABIN', 'Maintenance window', 1, '17:00', '19:00'),
  weekly('U0MARA', 'Sourcing call', [2, 4], '09:00', '10:00'),
]

function weekly(
  user: string,
  title: string,
  days: readonly number[],
  from: string,
  to: string,
): Meeting {
  return { user, title, when: { weekly: days }, from, to }
}

function once(user: string, title: string, inDays: number, from: string, to: string): Meeting {
  return { user, title, when: { inDays }, from, to }
}

function allDay(user: string, title: string, inDays: number): Meeting {
  return { user, title, when: { inDays } }
}
