import { ApplicationId } from '../../core/ids.ts'

/** What buttons of a debrief are about: an application in a stage, and perhaps a page. */
export interface About {
  readonly application: ApplicationId
  readonly stage: string
  readonly page: number
}

/** Reads `app_1:screen` or `app_1:screen:2`. */
export function aboutOf(value: string): About {
  const [application, stage = '', page = '0'] = value.split(':')
  return { application: ApplicationId.parse(application), stage, page: Number(page) }
}
