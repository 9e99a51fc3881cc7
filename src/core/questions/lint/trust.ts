/** E8, E10, E11, E14: who stands behind a question, on what ground, and since when. */
import type { Exercise } from '../exercise.ts'
import type { Item } from '../item.ts'
import type { BankFacts, Entry, Finding } from './problem.ts'

const REVIEWERS = 2

/** Those who make or specify the thing they write about. A name covers what lies below it. */
const OFFICIAL = [
  'man7.org',
  'kernel.org',
  'go.dev',
  'rust-lang.org',
  'docs.rs',
  'cppreference.com',
  'isocpp.github.io',
  'isocpp.org',
  'open-std.org',
  'eel.is',
  'gcc.gnu.org',
  'gnu.org',
  'sourceware.org',
  'llvm.org',
  'freebsd.org',
  'pubs.opengroup.org',
  'rfc-editor.org',
  'datatracker.ietf.org',
  'httpwg.org',
  'iana.org',
  'w3.org',
  'whatwg.org',
  'developer.mozilla.org',
  'openapis.org',
  'sqlite.org',
  'postgresql.org',
  'mysql.com',
  'mariadb.com',
  'redis.io',
  'mongodb.com',
  'python.org',
  'docs.oracle.com',
  'git-scm.com',
  'docs.github.com',
  'docs.gitlab.com',
  'kubernetes.io',
  'docs.docker.com',
  'opencontainers.org',
  'aws.amazon.com',
  'cloud.google.com',
  'learn.microsoft.com',
  'prometheus.io',
  'opentelemetry.io',
  'lucene.apache.org',
  'kafka.apache.org',
  'elastic.co',
  'raft.github.io',
  'owasp.org',
  'nist.gov',
  'cve.org',
  'gdpr-info.eu',
  'eur-lex.europa.eu',
  'opm.gov',
  'rework.withgoogle.com',
  'sre.google',
  'semver.org',
  'freedesktop.org',
  'systemd.io',
  'zlib.net',
  'doi.org',
  'acm.org',
  'usenix.org',
  'ieee.org',
  'arxiv.org',
] as const

/** E8. That its checks are green is proved by `banks verify`. */
export function* reviewHolds(question: Item | Exercise, { today }: BankFacts): Generator<Finding> {
  if (question.status !== 'active') return
  const others = new Set(question.reviewed_by.filter((name) => name !== question.author))
  if (others.size < REVIEWERS) {
    const say = `Active needs ${REVIEWERS} reviewers other than the author, here ${others.size}; until then set status to pilot.`
    yield { rule: 'E8', at: ['reviewed_by'], say }
  }
  if (question.review_due > today) return
  const say = `The review was due on ${question.review_due}; review it again and set a later date, or pause it.`
  yield { rule: 'E8', at: ['review_due'], say }
}

/** E10. Whether a link still answers is not looked up. */
export function* referencesHold({ references }: Item | Exercise): Generator<Finding> {
  if (references.length === 0) {
    const say = 'Name at least one source, the specification or manual before anything else.'
    yield { rule: 'E10', at: ['references'], say }
  }
  for (const [i, reference] of references.entries())
    if (!reference.startsWith('https://') || !URL.canParse(reference))
      yield { rule: 'E10', at: ['references', i], say: `${reference} is not an https address.` }
  const first = references.findIndex(isOfficial)
  if (first <= 0) return
  const say = 'Official sources come first; move this one to the top of the list.'
  yield { rule: 'E10', at: ['references', first], say }
}

/** E11. Drafts are free to change: only versions that were recorded are held to their text. */
export function* versionHolds(
  { question, hash }: Entry,
  { recorded }: BankFacts,
): Generator<Finding> {
  const { id, version } = question
  const known = recorded.get(`${id}@${version}`)
  const later = laterVersion(id, version, recorded)
  if (later !== undefined) {
    const say = `Version ${later} of ${id} was recorded before; set version to ${later} or higher.`
    yield { rule: 'E11', at: ['version'], say }
  } else if (known !== undefined && known !== hash) {
    const say = `What is rated changed since version ${version} was recorded; set version to ${version + 1} and run "loopwright banks lock", so that its statistics start afresh.`
    yield { rule: 'E11', at: ['version'], say }
  }
}

/** E14. */
export function* licenceHolds(question: Item | Exercise, facts: BankFacts): Generator<Finding> {
  const { license } = question
  if (license === undefined || license === facts.license) return
  const say = `The licence is ${license}, the bank's is ${facts.license}; write a question of your own, or state the licence in the bank's bank.yaml.`
  yield { rule: 'E14', at: ['license'], say }
}

function laterVersion(id: string, version: number, recorded: ReadonlyMap<string, string>) {
  // Versions are few; twenty above is further than anybody jumps back.
  for (let later = version + 20; later > version; later--)
    if (recorded.has(`${id}@${later}`)) return later
  return undefined
}

function isOfficial(reference: string): boolean {
  if (!URL.canParse(reference)) return false
  const { hostname } = new URL(reference)
  return OFFICIAL.some((name) => hostname === name || hostname.endsWith(`.${name}`))
}
