/** `/hiring-report`: the form, and the message that goes with the pictures. */
import type { types } from '@slack/bolt'
import type { Opening } from '../../core/openings.ts'
import type { Report } from '../../core/report/report.ts'
import { addDays, type LocalDate, later, wallAt, type Zone } from '../../core/time.ts'
import { dayWords, zoneWords } from '../../core/time-words.ts'
import { bold, cut, join, type Mrkdwn, md } from '../text.ts'
import {
  actions,
  type Block,
  button,
  context,
  header,
  input,
  type Message,
  modal,
  option,
  section,
} from './kit.ts'
import { stretchesOf } from './report-charts.ts'
import {
  capWords,
  declineWords,
  funnelWords,
  loadWords,
  moveWords,
  questionWords,
  sampleWords,
} from './report-words.ts'

/** Value of the option that means every opening. */
export const EVERY = 'every'

/** What a report looks back on unless told otherwise. */
export const USUAL_DAYS = 90

export function reportForm(
  openings: readonly Opening[],
  today: LocalDate,
  days: number,
): types.ModalView {
  const [first, ...more] = openings
  const every = option('All of them', EVERY)
  const options = [every, ...openings.slice(0, 99).map(({ id, title }) => option(title, id))]
  const about: Block[] =
    first && more.length === 0
      ? [section(md`About ${bold(cut(first.title, 200))}.`)]
      : [
          input('opening', 'Opening', {
            type: 'static_select',
            action_id: 'opening',
            options,
            initial_option: every,
          }),
        ]
  return modal({
    id: 'report-form',
    title: 'Hiring report',
    submit: 'Make the report',
    blocks: [
      ...about,
      day('from', 'First day', addDays(today, -days)),
      day('to', 'Last day', today),
      context(md`The report comes as a direct message, with pictures and a table.`),
    ],
  })
}

export function reportMessage(report: Report, zone: Zone): Message {
  const title = `Hiring report: ${titleOf(report.openings)}`
  return {
    text: md`${title}. ${funnelWords(report.funnel)}`,
    blocks: [
      header(title),
      context(md`${periodWords(report, zone)}`),
      section(timesOf(report)),
      section(
        join(
          [
            md`*Applications*  ${funnelWords(report.funnel)}`,
            md`*Invitations*  ${declineWords(report.declines)}`,
            md`*Moves*  ${moveWords(report.moves)}${latestMoves(report, zone)}`,
            md`*Load*  ${loadWords(report.load)} ${capWords(report.load)}`,
            md`*Questions*  ${questionWords(report.questions)}`,
          ],
          '\n',
        ),
      ),
      actions('report-more', [button('open-calibration', 'Agreement and calibration', 'report')]),
      ...DEFINITIONS.map((words) => context(words)),
    ],
  }
}

function timesOf(report: Report): Mrkdwn {
  const lines = stretchesOf(report).map(
    ({ label, sample }) => md`*${label}*  ${sampleWords(sample, 'days')}`,
  )
  return join([...lines, md`*Scorecards*  ${sampleWords(report.toCard, 'hours')}`], '\n')
}

function latestMoves({ moves }: Report, zone: Zone): Mrkdwn {
  const lines = moves.latest.map(
    ({ at, reason }) => md`• ${dayWords(at, zone)}: ${cut(reason, 200)}`,
  )
  return lines.length === 0 ? md`` : md`\n${join(lines, '\n')}`
}

/** So that nobody has to guess what a figure means. */
const DEFINITIONS: readonly Mrkdwn[] = [
  md`*How this is counted.* All times are elapsed, weekends included. *To schedule*: from when an application entered a stage (was added, or was decided to advance) to the first booking there. *Lead time*: from booking to the time first agreed. *To decide*: from the end of a stage's last interview to the first decision other than hold. *Scorecards*: from the end of the interview to when the card was first handed in; shadows are left out.`,
  md`*Applications*: those added in the period, and how far they have come by now. *Invitations*: those answered or run out in the period. *Moves*: of interviews booked, held or moved in it. *Load*: seats taken by everybody in a pool, shadows' seats left out, a week on average; of a cap, that average as a share of it; nobody is named. *Questions*: of those that may be asked now, the ones drawn in the period. A median is shown from 5 observations on, “nine in ten” from 10, and a reason given fewer than 5 times is counted with the others.`,
]

function titleOf(openings: readonly Opening[]): string {
  const [first, ...more] = openings
  return more.length === 0 ? cut(first?.title ?? '', 100) : `${openings.length} openings`
}

function periodWords({ period }: Report, zone: Zone): string {
  const last = later(period.end, -1)
  const year = (at: typeof last) => wallAt(at, zone).date.slice(0, 4)
  return `${dayWords(period.start, zone)} ${year(period.start)} to ${dayWords(last, zone)} ${year(last)}, ${zoneWords(zone)}`
}

function day(name: string, label: string, initial_date: LocalDate): Block {
  return input(name, label, { type: 'datepicker', action_id: name, initial_date })
}
