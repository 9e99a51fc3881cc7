import type { types } from '@slack/bolt'
import { z } from 'zod'
import { someone } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import { type ReportRead, readReport, reportable } from '../../app/report.ts'
import { OpeningId, type PersonId } from '../../core/ids.ts'
import { csvOf } from '../../core/report/csv.ts'
import { LocalDate, wallAt } from '../../core/time.ts'
import type { Action } from '../action.ts'
import { modal, section } from '../blocks/kit.ts'
import { EVERY, reportForm, reportMessage, USUAL_DAYS } from '../blocks/report.ts'
import { altTextOf, chartsOf } from '../blocks/report-charts.ts'
import { digestOf } from '../digest-of.ts'
import type { Gateway, Upload } from '../gateway.ts'
import { loading, type Modal } from '../modal.ts'
import { readForm } from '../state.ts'
import { md } from '../text.ts'

/** The form for a report on the last `days` days. @throws Refusal `not-allowed`. */
export async function reportFormFor(
  deps: Deps,
  who: PersonId,
  days: number,
): Promise<types.ModalView> {
  const openings = await reportable(deps, who)
  const { zone } = await someone(deps, who)
  return reportForm(openings, wallAt(deps.now(), zone).date, days)
}

const Asked = {
  opening: z.string().default(EVERY),
  from: LocalDate,
  to: LocalDate,
}

/** From Home. */
export const homeReportAction: Action = {
  id: 'home-report',
  async run({ who, open, slack }, deps) {
    const opened = await open(loading('Hiring report', md`One moment…`))
    await slack.updateModal(opened, await reportFormFor(deps, who, USUAL_DAYS))
  },
}

export const reportModal: Modal = {
  id: 'report-form',
  async submit({ who, form, slack }, deps) {
    const { opening, from, to } = readForm(form, Asked)
    const about = opening === EVERY ? null : OpeningId.parse(opening)
    const read = await readReport(deps, who, { opening: about, from, to })
    return {
      next: 'wait',
      meanwhile: loading('Hiring report', md`Drawing the pictures. This takes a few seconds.`),
      work: async () => {
        await sendReport(deps, slack, who, read)
        return modal({
          id: 'report-sent',
          title: 'Hiring report',
          blocks: [
            section(
              md`It is in our direct messages: the figures, their pictures, and a table as CSV.`,
            ),
          ],
        })
      },
    }
  },
}

/** Sends the figures, their pictures and the table. */
export async function sendReport(
  deps: Deps,
  slack: Gateway,
  who: PersonId,
  { report, zone }: ReportRead,
): Promise<void> {
  const pictures = await Promise.all(
    chartsOf(report).map(
      async ({ name, chart }): Promise<Upload> => ({
        name: `${name}.png`,
        title: chart.title,
        content: await deps.pictures.draw(chart),
        altText: altTextOf(chart),
      }),
    ),
  )
  const message = reportMessage(report, zone)
  const posted = await slack.post(who, message)
  const table = { name: 'hiring-report.csv', content: csvOf(report) }
  const files = await slack.upload(who, [...pictures, table])
  const about = [...new Set(report.moves.latest.map(({ interview }) => interview))].join(':')
  // Why an interview was moved was typed by somebody: it goes with a candidate who is erased.
  if (about === '') return
  const key = `report:${about}:${posted.ts}`
  await deps.store.markPosted({ key, ...posted, digest: digestOf(message) })
  for (const ts of files) {
    await deps.store.markPosted({ key: `file:${about}:${ts}`, channel: who, ts, digest: '' })
  }
}
