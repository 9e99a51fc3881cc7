/** Asking somebody to let a rule of theirs give way, and what they said. */
import { dateWords, durationWords, localWords, whenWords } from '../../core/time-words.ts'
import { bold, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { actions, button, type Message, section } from './kit.ts'
import type { Told } from './schedule-words.ts'

/** To the person asked. */
export function favourAsked(told: Told, index: number, isAgain = false): Message {
  const favour = told.proposal.favours[index]
  const value = `${told.proposal.id}:${index}`
  const text = favour
    ? md`${isAgain ? 'Still open. ' : ''}${mention(favour.askedBy)} asks: ${wish(told, index)} Nothing is booked before you agree.`
    : NOTHING
  return {
    text,
    blocks: [
      section(text),
      actions('favour', [
        button('grant-favour', "That's fine", value, { style: 'primary' }),
        button('decline-favour', "I'd rather not", value),
      ]),
    ],
  }
}

/** What stays of the question once it is answered: one line. */
export function favourAnswered(told: Told, index: number): Message {
  const favour = told.proposal.favours[index]
  const text =
    favour?.says === 'yes'
      ? md`You agreed, for ${bold(told.candidate.name)}. ${mention(favour.askedBy)} knows, and you'll be asked once a time is booked.`
      : md`You would rather not. ${favour ? mention(favour.askedBy) : 'Whoever asked'} knows.`
  return { text, blocks: [section(text)] }
}

/** To whoever asked, where no answer came. */
export function favourUnanswered(told: Told, index: number): Message {
  const favour = told.proposal.favours[index]
  const whom = favour ? mention(favour.person) : md`They`
  const text = md`${whom} has not answered what you asked for ${bold(told.candidate.name)}, ${told.stage.title}. Nothing is booked. Try another change, or other people.`
  return {
    text,
    blocks: [
      section(text),
      actions('favour', [
        button('schedule-application', 'Find other times', told.proposal.application),
      ]),
    ],
  }
}

/** To whoever asked. */
export function favourHeard(told: Told, index: number): Message {
  const favour = told.proposal.favours[index]
  if (favour?.says !== 'yes') {
    const text = md`${favour ? mention(favour.person) : 'They'} would rather not (${bold(told.candidate.name)}, ${told.stage.title}). Try another change, or other people.`
    return { text, blocks: [section(text)] }
  }
  const text = md`${mention(favour.person)} agreed, for ${bold(told.candidate.name)}. Nothing is booked yet.`
  return {
    text,
    blocks: [
      section(text),
      actions('favour', [
        button('favour-times', 'Find times', `${told.proposal.id}:${index}`, { style: 'primary' }),
      ]),
    ],
  }
}

/** What is wished for, and the time it would bring, on the clock of the one asked as well. */
function wish(told: Told, index: number): Mrkdwn {
  const { proposal, candidate, opening, people, now } = told
  const favour = proposal.favours[index]
  if (!favour) return NOTHING
  const { loosening } = favour
  const way = proposal.none?.ways.find(
    (one) => JSON.stringify(one.loosening) === JSON.stringify(loosening),
  )
  const [first] = way?.interviews ?? []
  const zone = people.get(favour.person)?.zone
  const theirs = first && zone ? localWords(first.span.start, zone, candidate.zone) : ''
  const when = first
    ? md` It would be ${whenWords(first.span.start, candidate.zone, now)}${theirs ? ` · ${theirs} for you` : ''}.`
    : NOTHING
  const { possible } = proposal.wanted
  const days = `between ${dateWords(possible.first)} and ${dateWords(possible.last)}`
  const minutes = durationWords(Math.abs(loosening.by ?? 0))
  const about = md`${bold(candidate.name)} (${opening.title})`
  if (loosening.rule === 'cap') {
    return md`would you take one interview more than your limit, of ${about}, ${days}?${when}`
  }
  return loosening.side === 'before'
    ? md`could you start ${minutes} earlier on one day, for ${about}, ${days}?${when}`
    : md`could you stay ${minutes} longer on one day, for ${about}, ${days}?${when}`
}
