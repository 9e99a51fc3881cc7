/** Changing who sits in an interview. */
import type { types } from '@slack/bolt'
import type { Shown } from '../../app/shown.ts'
import type { PanelPlace } from '../../core/interviews.ts'
import type { StandIn } from '../../core/scheduling/stand-ins.ts'
import { spanWords } from '../../core/time-words.ts'
import { bold, md, mention } from '../text.ts'
import { type Block, button, divider, modal, section } from './kit.ts'

export function panelView(shown: Shown): types.ModalView {
  const { interview } = shown
  const places = interview.panel.filter(({ rsvp }) => rsvp !== 'replaced')
  return modal({
    id: 'panel',
    title: 'Change the panel',
    close: 'Done',
    blocks: [about(shown), divider(), ...places.map((place) => placeBlock(place, shown))],
  })
}

function placeBlock({ person, seatTitle, shadow, rsvp }: PanelPlace, shown: Shown): Block {
  const seat = shadow ? 'Shadow' : seatTitle
  const name = shown.people.get(person)?.name ?? person
  return section(
    md`${mention(person)}\n${seat} · ${RSVP_WORDS[rsvp]}`,
    button('replace-place', 'Ask somebody else', `${shown.interview.id}:${person}`, {
      label: `Ask somebody else than ${name}`,
    }),
  )
}

const RSVP_WORDS: Record<PanelPlace['rsvp'], string> = {
  asked: 'no answer yet',
  accepted: 'accepted',
  declined: "can't make it",
  lapsed: 'did not answer in time',
  replaced: 'replaced',
}

/** A modal shows at most a hundred blocks; so many people are more than enough to choose from. */
const SHOWN = 40

export function standInsView(
  shown: Shown,
  { person, seatTitle }: PanelPlace,
  found: readonly (StandIn & { readonly name: string })[],
): types.ModalView {
  const { interview } = shown
  const ids = found.map((standIn) => standIn.person)
  const blocks = found.slice(0, SHOWN).map((standIn) => {
    const others = ids.filter((id) => id !== standIn.person)
    const value = `${interview.id}:${person}:${[standIn.person, ...others].slice(0, SHOWN).join(',')}`
    const cost =
      standIn.offHours > 0 ? md`outside the hours they like` : md`inside the hours they like`
    return section(
      md`${mention(standIn.person)} · ${cost}`,
      button('ask-stand-in', 'Ask', value, { label: `Ask ${standIn.name}` }),
    )
  })
  const none = md`Nobody else of this seat's pool is free then and under their caps. Move the interview, or add somebody to the pool.`
  return modal({
    id: 'stand-ins',
    title: 'Who could step in',
    close: 'Back',
    blocks: [
      about(shown),
      section(md`Instead of ${mention(person)} (${seatTitle}):`),
      ...(blocks.length === 0 ? [section(none)] : blocks),
    ],
  })
}

function about({ interview, candidate, now }: Shown): Block {
  return section(
    md`${bold(candidate.name)} · ${interview.title}\n${spanWords(interview.span, interview.zone, now)}`,
  )
}
