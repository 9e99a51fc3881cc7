/** The areas a bank covers, their topics, and how many questions a season needs of each. */

export interface Topic {
  readonly key: string
  readonly label: string
  /** Questions wanted for a season, so that four-question interviews need not repeat themselves. */
  readonly wanted: number
}

export interface AreaOf<Key extends string> {
  readonly key: Key
  /** Ids of the area begin with it. */
  readonly prefix: string
  readonly label: string
  readonly topics: readonly Topic[]
}

export const AREAS = [
  area('systems', 'sys', 'Operating systems and machines', [
    ['processes-and-threads', 'Processes and threads', 4],
    ['virtual-memory', 'Virtual memory and page cache', 5],
    ['concurrency', 'Concurrency primitives and scheduling', 5],
    ['storage-and-durability', 'Storage and durability', 4],
    ['syscalls-and-kernel', 'System calls and the kernel boundary', 3],
    ['memory-hierarchy', 'Memory hierarchy', 3],
    ['concurrency-and-capacity', 'Capacity and queueing estimates', 4],
  ]),
  area('linux', 'lnx', 'Linux', [
    ['files-and-inodes', 'Files, inodes, descriptors', 4],
    ['signals-and-limits', 'Signals, limits, cgroups', 3],
    ['processes-and-scheduling', 'Processes, their states, scheduling', 2],
    ['performance-triage', 'Performance triage', 5],
    ['logs-services-boot', 'Logs, services, boot', 3],
    ['users-and-permissions', 'Users and permissions', 3],
    ['host-networking', 'Networking seen from the host', 4],
    ['shell-and-pipes', 'Shell, pipes, redirection', 2],
  ]),
  area('go', 'go', 'Go', [
    ['slices', 'Slices', 3],
    ['maps-and-strings', 'Maps and strings', 2],
    ['goroutines-and-channels', 'Goroutines and channels', 5],
    ['data-races', 'Data races and synchronisation', 3],
    ['errors-and-defer', 'Errors, defer, panic', 3],
    ['channels-and-context', 'Context, timeouts, cancellation', 2],
    ['interfaces', 'Interfaces', 2],
    ['memory-and-gc', 'Memory and garbage collection', 2],
    ['tests-and-profiles', 'Tests and profiles', 2],
  ]),
  area('rust', 'rs', 'Rust', [
    ['ownership-and-moves', 'Ownership and moves', 4],
    ['borrowing', 'Borrowing', 4],
    ['enums-and-results', 'Enums, Option, Result', 4],
    ['lifetimes', 'Lifetimes', 3],
    ['traits-and-generics', 'Traits and generics', 3],
    ['ownership-and-threads', 'Send, Sync, ownership across threads', 3],
    ['collections-and-iterators', 'Collections and iterators', 3],
  ]),
  area('cpp', 'cpp', 'C++', [
    ['ownership-and-raii', 'Ownership and RAII', 4],
    ['lifetime-and-undefined-behaviour', 'Object lifetime and undefined behaviour', 4],
    ['values-and-moves', 'Values, references, moves', 3],
    ['containers', 'Containers, invalidation, complexity', 3],
    ['const-and-templates', 'Const and templates', 1],
    ['threads', 'Threads', 1],
  ]),
  area('networking', 'net', 'Networking and APIs', [
    ['tcp', 'TCP: open, close, timeout, reset', 5],
    ['dns', 'DNS', 4],
    ['http-and-tls', 'HTTP and TLS', 4],
    ['api-design', 'API design', 3],
    ['load-balancing', 'Load balancing and proxies', 3],
    ['latency-and-loss', 'Latency, bandwidth, loss', 2],
    ['sockets-and-backpressure', 'Sockets and backpressure', 2],
  ]),
  area('distributed-search', 'dst', 'Distributed systems and search', [
    ['failure-and-retry', 'Failure, timeout, retry, idempotency', 5],
    ['replication-and-consistency', 'Replication and consistency', 4],
    ['partitioning-and-hashing', 'Partitioning and hashing', 3],
    ['inverted-index', 'Inverted index and postings', 4],
    ['ranking', 'Ranking basics', 2],
    ['segments-and-merge', 'Indexing pipeline, segments, merge', 3],
    ['caching', 'Caching', 3],
    ['consensus', 'Consensus as an idea', 2],
  ]),
  area('cloud-ci', 'cld', 'Cloud and CI/CD', [
    ['building-blocks', 'Compute, storage, network building blocks', 4],
    ['pipelines-and-flaky-tests', 'Pipelines and flaky tests', 4],
    ['containers', 'Containers', 3],
    ['deploy-and-rollback', 'Deploy and rollback', 2],
    ['monitoring', 'Monitoring and alerts', 2],
    ['identity-and-secrets', 'Identity, least privilege, secrets', 2],
    ['cost-and-quotas', 'Cost and quotas', 1],
  ]),
  area('databases', 'db', 'Databases and SQL', [
    ['modelling-and-keys', 'Modelling and keys', 3],
    ['queries-and-joins', 'Queries and joins', 4],
    ['indexes-and-plans', 'Indexes and query plans', 4],
    ['transactions-and-isolation', 'Transactions and isolation', 4],
    ['migrations', 'Schema changes and migrations', 2],
    ['document-and-key-value', 'Document and key-value stores', 2],
  ]),
  area('data-structures', 'ds', 'Data structures in systems', [
    ['hash-tables', 'Hash tables', 4],
    ['trees', 'Trees: B-tree, LSM', 4],
    ['heaps-and-top-k', 'Heaps and top-k merge', 3],
    ['bitmaps-and-sketches', 'Bitmaps, Bloom filters, sketches', 3],
    ['queues-and-ring-buffers', 'Queues and ring buffers', 2],
    ['constants-and-big-o', 'Constants against big-O', 2],
  ]),
  area('practice', 'prc', 'Engineering practice', [
    ['testing', 'Testing', 5],
    ['git', 'Git', 3],
    ['code-review', 'Code review', 3],
    ['security', 'Security and data protection', 4],
    ['maintainability', 'Readable, changeable code', 2],
    ['documentation', 'Documentation', 1],
  ]),
  area('behavioural', 'beh', 'Behaviour and learning', [
    ['curiosity-and-learning', 'Curiosity and self-directed learning', 6],
    ['working-with-others', 'Working with others', 5],
    ['receiving-feedback', 'Receiving feedback', 4],
    ['debugging-stories', 'Debugging stories', 4],
    ['explaining', 'Explaining to others', 3],
    ['owning-a-mistake', 'Owning a mistake', 2],
  ]),
] as const

export type Area = (typeof AREAS)[number]
export type AreaKey = Area['key']

/** The area of that key, if there is one. */
export function areaOf(key: string): Area | undefined {
  return AREAS.find((one) => one.key === key)
}

function area<const Key extends string>(
  key: Key,
  prefix: string,
  label: string,
  topics: readonly (readonly [string, string, number])[],
): AreaOf<Key> {
  return {
    key,
    prefix,
    label,
    topics: topics.map(([topic, name, wanted]) => ({ key: topic, label: name, wanted })),
  }
}
