/** A database with interviews that have just ended, whose panels owe their cards, and what became of the cards. */

import type { Slack } from '../../sandbox/server.ts'
import { importHiring } from '../../src/app/import.ts'
import { openPlans } from '../../src/app/openings.ts'
import type { Application, Candidate } from '../../src/core/candidates.ts'
import { ApplicationId, CandidateId, OpeningId, PersonId } from '../../src/core/ids.ts'
import { fieldIn } from '../../src/core/scorecards/fields.ts'
import type { Scorecard } from '../../src/core/scorecards/scorecard.ts'
import { later } from '../../src/core/time.ts'
import { readPlans } from '../../src/plans/read.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { nobody, nobodysApplication } from '../support/booking.ts'
import { heldInterview } from '../support/held-interview.ts'
import { belgrade } from '../support/time.ts'
import type { Told, Writer } from './card-writers.ts'
import { MORNING } from './town.ts'

const OPENING = OpeningId.parse('open_search-backend-infra-intern')

/** The writers in Slack and in the database, and a screen of each candidate with two of them. */
export async function furnishCards(
  { ws }: Pick<Slack, 'ws'>,
  database: string,
  all: readonly Writer[],
): Promise<void> {
  for (const { id } of all) {
    const of = { id, name: `writer ${id}`, realName: id, title: '', email: `${id}@example.org` }
    const rights = { isAdmin: false, isBot: false, deleted: false, locale: 'en-GB' }
    ws.people.set(id, { ...of, ...rights, tz: belgrade })
  }
  const store = await openStore(await openSource(database))
  const deps = { store, plans: readPlans('interview-plans'), now: () => MORNING }
  await openPlans(deps)
  const people = all.map(({ id }) => ({
    id: PersonId.parse(id),
    name: id,
    zone: belgrade,
    pools: {},
  }))
  await importHiring(deps, { people, openings: [], candidates: [] })
  const names = [...new Set(all.map(({ candidate }) => candidate))]
  await store.commit({
    candidates: names.map(candidateOf),
    applications: names.map(applicationOf),
    deeds: [],
  })
  await store.close()
  for (const name of names) {
    const panel = all.filter(({ candidate }) => candidate === name).map(({ id }) => id)
    await heldInterview(database, panel, { candidate: `cand_${name}`, name })
  }
}

function candidateOf(name: string): Candidate {
  return {
    ...nobody,
    id: CandidateId.parse(`cand_${name}`),
    name: `Candidate ${name}`,
    mail: `${name}@example.org`,
  }
}

function applicationOf(name: string): Application {
  return {
    ...nobodysApplication,
    id: ApplicationId.parse(`app_${name}`),
    candidate: CandidateId.parse(`cand_${name}`),
    opening: OPENING,
    createdAt: later(MORNING, -24 * 60),
  }
}

/** Fields that hold something older than what Slack has shown as saved. */
export async function staleDrafts(database: string, { kept, sent }: Told): Promise<number> {
  const all = await cardsIn(database)
  let stale = 0
  for (const [who, fields] of kept) {
    const card = all.find(({ person }) => person === who)
    for (const [field, value] of fields) {
      const held = card ? String(fieldIn(card.answers, field)) : ''
      const newer = sent.get(who)?.get(field) ?? []
      if (held !== value && !newer.includes(held)) stale++
    }
  }
  return stale
}

/** What became of the cards whose writers have read that they are submitted. */
export async function submittedCards(
  database: string,
  { submitted }: Told,
): Promise<{ lost: number; doubled: number; unsealed: number }> {
  const store = await openStore(await openSource(database))
  const all = await cardsIn(database)
  let doubled = 0
  for (const card of all) {
    const deeds = await store.auditOf(card.id)
    const times = deeds.filter(({ verb }) => verb === 'submit a scorecard')
    const isSealed = times.every(({ after }) => after.seal === card.submissions[0]?.seal)
    if (times.length > 1 || card.submissions.length > 1 || !isSealed) doubled++
  }
  const done = all.filter(({ status }) => status === 'submitted')
  const complete = Map.groupBy(done, ({ application }) => application)
  const pairs = [...complete].filter(([, both]) => both.length === 2).map(([id]) => id)
  const opened = new Set((await store.unsealings(pairs)).map(({ application }) => application))
  await store.close()
  return {
    lost: [...submitted].filter((who) => !done.some(({ person }) => person === who)).length,
    doubled,
    unsealed: pairs.filter((id) => !opened.has(id)).length,
  }
}

async function cardsIn(database: string): Promise<Scorecard[]> {
  const store = await openStore(await openSource(database))
  const applications = await store.applications({})
  const cards = await Promise.all(applications.map(({ id }) => store.cardsOf(id)))
  await store.close()
  return cards.flat()
}
