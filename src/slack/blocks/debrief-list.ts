/** What `/debrief` lists: which applications wait for a decision, which for scorecards, which are decided. */

import type { types } from '@slack/bolt'
import type { DebriefLine } from '../../core/debrief/lines.ts'
import { handedInWords } from '../../core/scorecards/handed-in.ts'
import type { Instant, Zone } from '../../core/time.ts'
import { dateWords, whenWords } from '../../core/time-words.ts'
import { bold, cut, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { DONE } from './decision-words.ts'
import { actions, type Block, button, context, modal, section } from './kit.ts'

export interface DebriefList {
  readonly lines: readonly DebriefLine[]
  /** What it was narrowed down by; empty for everything. */
  readonly name: string
  /** What has just been done, if anything. */
  readonly done: Mrkdwn
  readonly zone: Zone
  readonly now: Instant
}

/** Two blocks each, of the hundred that a view holds. */
const MOST = 30
const SHORT = 120

export function debriefListView(list: DebriefList): types.ModalView {
  const { lines, name, done } = list
  const shown = lines.slice(0, MOST)
  const more = lines.length - shown.length
  return modal({
    id: 'debrief-list',
    title: 'Debriefs',
    metadata: name,
    blocks: [
      ...(done === NOTHING ? [] : [section(done)]),
      ...(shown.length === 0 ? [section(nothing(name))] : []),
      ...shown.flatMap((line) => lineBlocks(line, list)),
      ...(more > 0 ? [context(md`and ${more} more. Type /debrief and a name to find one.`)] : []),
    ],
  })
}

function nothing(name: string): Mrkdwn {
  return name === ''
    ? md`Nothing waits for a debrief. One appears here once interviews of an opening of yours are booked.`
    : md`No debrief of a candidate called ${bold(cut(name, SHORT))}. Check the spelling, or type /debrief alone.`
}

function lineBlocks(line: DebriefLine, list: DebriefList): Block[] {
  const { candidate, opening, stageTitle } = line
  const buttons = buttonsOf(line)
  const title = md`${bold(cut(candidate.name, SHORT))} · ${stageTitle} · ${cut(opening.title, SHORT)}`
  const value = `${line.application.id}:${line.stage}`
  return [
    section(join([title, stateWords(line, list)], '\n')),
    ...(buttons.length > 0 ? [actions(`debrief-line:${value}`, buttons)] : []),
  ]
}

function stateWords(line: DebriefLine, { zone, now }: DebriefList): Mrkdwn {
  const { state, required } = line
  const progress = md`${handedInWords(line.in, required)}`
  switch (state.kind) {
    case 'to decide': {
      const since =
        state.since === null ? NOTHING : md`, open since ${whenWords(state.since, zone, now)}`
      const held = state.isHeld ? md` · on hold` : NOTHING
      const other = line.otherOfferUntil
        ? md` · has another offer until ${dateWords(line.otherOfferUntil)}`
        : NOTHING
      return join([md`To decide · ${progress}`, since, held, other], '')
    }
    case 'decided':
      return md`Decided by ${mention(state.decision.by)} ${whenWords(state.decision.at, zone, now)}: ${DONE[state.decision.outcome]}`
    case 'sealed':
      return md`Sealed · ${progress}`
    case 'owes card':
      return md`${progress}. Hand in your own to see more.`
  }
}

function buttonsOf(line: DebriefLine): types.Button[] {
  const { state, candidate } = line
  const value = `${line.application.id}:${line.stage}`
  const label = (what: string) => ({ label: `${what} ${candidate.name}` })
  switch (state.kind) {
    case 'to decide':
    case 'decided':
      return [
        button('debrief-open', 'Open the packet', value, label('Open the packet of')),
        button('debrief-evidence', 'All evidence', value, label('All evidence about')),
        button('debrief-export', 'Export', value, label('Export everything about')),
      ]
    case 'sealed':
      return [
        ...(state.mayOpen
          ? [
              button(
                'debrief-unseal',
                'Open what there is',
                value,
                label('Open what there is about'),
              ),
            ]
          : []),
        ...(state.mayBreak
          ? [
              button('debrief-glass', 'Break the seal', value, {
                style: 'danger',
                ...label('Break the seal on'),
              }),
            ]
          : []),
      ]
    case 'owes card':
      if (state.fill === null) return []
      return [
        button('open-scorecard', 'Fill my scorecard', state.fill, {
          style: 'primary',
          ...label('Fill my scorecard of'),
        }),
      ]
  }
}
