/** What did not arrive: to whoever runs an opening, of its channel; to admins, of a message given up. */
import { ChannelId, PersonId } from '../../core/ids.ts'
import type { Body, Notice } from '../../core/notices.ts'
import type { ChannelShutFor, Opening } from '../../core/openings.ts'
import { bold, channelLink, cut, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { context, type Message, section } from './kit.ts'

/** What happened, and what to do. */
const SHUT: Readonly<Record<ChannelShutFor, readonly [why: string, deed: string]>> = {
  'not in it': ['I am not in it', 'Type /invite there and choose me'],
  'not found': [
    'I cannot find it: it is private and I am not in it, or it is gone',
    'Type /invite there and choose me',
  ],
  archived: ['it is archived', 'Unarchive it'],
  restricted: ['Slack lets only some people post there', 'Let apps post there'],
}

/** Nothing if the channel takes messages by now. */
export function channelShutMessage(opening: Opening): Message | undefined {
  const { title, channel, channelDigest, shut } = opening
  if (channel === null || shut === null) return undefined
  const [why, deed] = SHUT[shut.why]
  const what = channelDigest === null ? 'Its bookings do' : 'Its bookings and its digest do'
  const text = md`I can't post in ${channelLink(channel)}, the channel of ${bold(cut(title, 200))}: ${why}. ${what} not arrive. ${deed}, or have a recruiter choose another channel in /interviewers.`
  const after = md`I keep trying: bookings for half a day${digestWords(opening)}. I say this once.`
  return { text, blocks: [section(text), context(after)] }
}

/** A digest of the morning is sent until noon, a later one for two hours. */
function digestWords({ channelDigest }: Opening): string {
  if (channelDigest === null) return ''
  return channelDigest.at < '12:00'
    ? ', a digest until noon at the office'
    : ', a digest for two hours'
}

/** Beside an opening, where its channel or the digest there is chosen. */
export function shutWords({ shut }: Pick<Opening, 'shut'>): Mrkdwn {
  return shut === null ? NOTHING : md`Nothing arrives in its channel: ${SHUT[shut.why][0]}`
}

/** What a notice of each kind is, as far as one may be given up. */
const WHAT: Readonly<Record<Body['kind'], string>> = {
  show: 'the message about an interview',
  tell: 'news of an interview',
  home: 'what Home shows',
  'kit short': 'a note that a kit lacks questions',
  leak: 'a note that a question may be known',
  'rated wrong': 'a note on ratings that rest on a wrong question',
  'channel shut': 'a note that a channel takes no messages',
  'given up': 'a note of a message given up',
  say: 'a message',
  favour: 'a question whether a rule may give way',
  debrief: 'the packet of a debrief',
  glass: 'a note that scorecards were opened early',
  unsay: 'taking back a message about somebody who was erased',
  unfile: 'deleting a file about somebody who was erased',
  outdated: 'a note that data was kept long enough',
  finish: 'noting the end of an interview',
  repair: 'looking for a stand-in',
  kit: 'keeping the kits of an interview up to date',
  retention: 'the look at how long data was kept',
  measure: 'working out figures of questions',
  unseal: 'opening the scorecards of a stage',
  lapse: 'letting a question to a panellist lapse',
  arm: 'planning the reminders of an interview',
  replan: 'planning the digest and reminders of somebody',
  nudge: 'a reminder',
  undecided: 'a reminder that a debrief lies open',
  digest: 'a digest',
  'channel digest': 'the digest of a channel',
  'close digest': 'the end of a digest',
  'follow digest': 'keeping a digest up to date',
}
const KINDS: ReadonlyMap<string, string> = new Map(Object.entries(WHAT))

/** What Slack says where somebody can act on it. */
const CODES: ReadonlyMap<string, string> = new Map([
  ['account_inactive', 'Slack no longer accepts my token. Install me again and set the new one.'],
  ['token_revoked', 'Slack no longer accepts my token. Install me again and set the new one.'],
  ['invalid_auth', 'Slack does not accept my token. Check it in the settings.'],
  ['missing_scope', 'I lack a permission in Slack. Install me again with the present manifest.'],
  ['user_not_found', 'Slack does not know them.'],
  ['user_disabled', 'They are no longer active in Slack.'],
  ['invalid_blocks', 'Slack does not take its form. That is a fault of mine: report it.'],
])
const ERROR_SHOWN = 300

export function givenUpMessage(body: Extract<Body, { kind: 'given up' }>): Message {
  const { of, to, attempts, error, key } = body
  const what = KINDS.get(of) ?? 'a message'
  const text = md`I gave up after ${attempts} tries: ${what}, for ${whom(to)}. ${whyWords(error)} Nothing else waits for it.`
  return { text, blocks: [section(text), context(md`The audit log calls it ${key}.`)] }
}

function whom(to: Notice['to']): Mrkdwn {
  const channel = ChannelId.safeParse(to)
  return channel.success ? channelLink(channel.data) : mention(PersonId.parse(to))
}

/** `Error: An API error occurred: user_not_found` means that they are not known. */
function whyWords(error: string): string {
  const [, code] = /^Error: An API error occurred: (\w+)/.exec(error) ?? []
  const said = error.replace(/^Error: /, '').split('\n', 1)
  return (
    CODES.get(code ?? '') ??
    `${code ? 'Slack said' : 'What went wrong'}: ${cut(code ?? said.join(''), ERROR_SHOWN)}.`
  )
}
