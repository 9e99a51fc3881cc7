import { existsSync, writeFileSync } from 'node:fs'
import { exportForOperator } from '../app/exporting.ts'
import { PARTS } from '../config.ts'
import { ApplicationId } from '../core/ids.ts'
import { Refusal } from '../core/refusal.ts'
import type { Instant } from '../core/time.ts'
import { readPlans } from '../plans/read.ts'
import { BadInput, BadUsage } from './command.ts'
import { within } from './database.ts'
import { partOf } from './settings.ts'

/** Write an application down. @throws BadUsage for another kind of file, BadInput if it exists or there is no such application. */
export async function exportOnRequest(
  wanted: string,
  file: string | undefined,
  now: () => Instant,
) {
  if (file !== undefined && !/\.(md|html)$/.test(file)) {
    throw new BadUsage(`${file} ends in neither .md nor .html.`)
  }
  if (file !== undefined && existsSync(file)) {
    throw new BadInput([`${file} exists. Name a file that does not.`])
  }
  const id = ApplicationId.safeParse(wanted)
  if (!id.success) throw new BadInput([`${wanted} is no application; expected an id such as app_…`])
  const zone = partOf(PARTS.office).OFFICE_ZONE
  const plans = readPlans(partOf(PARTS.plans).INTERVIEW_PLANS)
  const { markdown, html } = await within(undefined, async (store) => {
    try {
      return await exportForOperator({ store, plans, now }, id.data, zone)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw new BadInput([`There is no application ${wanted}.`])
    }
  })
  if (file === undefined) return { application: wanted, markdown, html }
  writeFileSync(file, file.endsWith('.md') ? markdown : html)
  return { application: wanted, file }
}
