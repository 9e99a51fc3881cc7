/** Who applied last season. Nobody real: first names and family names are drawn apart. */
import { Zone } from '../../src/core/time.ts'

const GIVEN =
  'Adaeze Bogdan Camila Daria Efe Farah Goran Hana Ilias Jovana Kwame Lidija Mateus Nadia Oisín Pavle Quynh Rohan Selma Tadej Uma Viktor Wanjiru Xenia Yara Zoran Anouk Branka Caio Dunja Emre Freya'.split(
    ' ',
  )
const FAMILY =
  'Abara Bilić Castro Dragić Ekberg Farkaš Gupta Haddad Ivković Jensen Kimani Lazić Moreira Novak Okafor Pop Quiroga Rao Savić Tran Ueda Vuković Weber Xavier Yıldız Zorić'.split(
    ' ',
  )

/** Where they study, and on whose clock. */
const PLACES = [
  ['Europe/Belgrade', 'University of Belgrade'],
  ['Europe/Belgrade', 'University of Novi Sad'],
  ['Europe/Zagreb', 'University of Zagreb'],
  ['Europe/Istanbul', 'Boğaziçi University'],
  ['Europe/Lisbon', 'University of Porto'],
  ['Africa/Nairobi', 'University of Nairobi'],
  ['Africa/Lagos', 'University of Lagos'],
  ['Asia/Kolkata', 'IIT Kanpur'],
] as const

const LANGUAGES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'search-backend-infra-intern': [['go'], ['rust'], ['cpp', 'c'], ['go', 'rust'], ['go']],
  'backend-intern': [['python'], ['java'], ['go'], ['javascript', 'typescript'], ['go', 'python']],
}

/** The `n`th candidate, for an opening of a plan. */
export function candidateNo(n: number, plan: string) {
  const [zone, placeOfStudy] = PLACES[(n * 5 + 3) % PLACES.length] ?? PLACES[0]
  const given = GIVEN[n % GIVEN.length] ?? ''
  const family = FAMILY[(n * 7 + 2) % FAMILY.length] ?? ''
  const spoken = LANGUAGES[plan] ?? []
  return {
    name: `${given} ${family}`,
    mail: `${plain(`${given}.${family}`)}@example.org`,
    zone: Zone.parse(zone),
    placeOfStudy,
    languages: spoken[Math.floor((n * 7) / 5) % spoken.length] ?? [],
    resume: null,
  }
}

/** In the letters of an address. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z.]/g, '')
    .toLowerCase()
}
