/** Who leads an opening and recruits for it, where and when it is told of, and whether it goes on. */
import { homeNotice } from './announce.ts'
import type { By } from './candidate-facts.ts'
import type { Changes } from './changes.ts'
import { shutKey } from './channel-shut.ts'
import { channelDigests, followChannelDigest, type OfficeDays } from './digest/channel.ts'
import type { ChannelDigest, Opening } from './openings.ts'
import { Refusal } from './refusal.ts'

export type OpeningSettings = Pick<Opening, 'leads' | 'recruiters' | 'channel' | 'status'>

/** Change the settings of an opening; nothing if nothing differs. */
export function setOpening(
  opening: Opening,
  { leads, recruiters, channel, status }: OpeningSettings,
  { by, now }: By,
): Changes {
  // Of another channel nothing is known yet.
  const shut = channel === opening.channel ? opening.shut : null
  const next: Opening = { ...opening, leads, recruiters, channel, shut, status }
  const [before, after] = [factsOf(opening), factsOf(next)]
  if (JSON.stringify(before) === JSON.stringify(after)) return { deeds: [] }
  const deed = {
    actor: by,
    verb: 'set opening' as const,
    object: opening.id,
    before,
    after,
    at: now,
  }
  const people = [opening.leads, opening.recruiters, leads, recruiters].flat()
  const notices = [...new Set(people)].map((who) => homeNotice(who, opening, now))
  const withdraw = shut === opening.shut ? [] : [shutKey(opening)]
  return { openings: [next], withdraw, notices, deeds: [deed] }
}

function factsOf({ leads, recruiters, channel, status }: OpeningSettings) {
  return { leads: leads.join(' '), recruiters: recruiters.join(' '), channel, status }
}

/**
 * Choose when the channel of an opening gets its digest, or that it gets none; nothing if nothing differs.
 *
 * @throws Refusal `bad-field`: `at` where there is no channel to post in.
 */
export function setChannelDigest(
  opening: Opening,
  office: OfficeDays,
  chosen: Pick<ChannelDigest, 'at' | 'names'> | null,
  { by, now }: By,
): Changes {
  if (chosen !== null && opening.channel === null) {
    const problem = 'This opening has no channel. A recruiter sets one in /interviewers.'
    throw new Refusal({ code: 'bad-field', field: 'at', problem })
  }
  const [before, after] = [digestFacts(opening.channelDigest), digestFacts(chosen)]
  if (JSON.stringify(before) === JSON.stringify(after)) return { deeds: [] }
  const last = opening.channelDigest
  const since = last !== null && last.at === chosen?.at ? last.since : now
  const next: Opening = { ...opening, channelDigest: chosen && { ...chosen, since } }
  const deed = {
    actor: by,
    verb: 'set channel digest' as const,
    object: opening.id,
    before,
    after,
    at: now,
  }
  return {
    openings: [next],
    planned: channelDigests(next, office, now),
    // As it was set before: today's may say names that it may no longer say.
    notices: followChannelDigest(opening, now),
    deeds: [deed],
  }
}

function digestFacts(chosen: Pick<ChannelDigest, 'at' | 'names'> | null) {
  return { at: chosen?.at ?? null, names: chosen?.names ?? null }
}
