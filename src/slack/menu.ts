import type { App } from '@slack/bolt'
import { z } from 'zod'
import type { Deps } from '../app/ports.ts'
import { PersonId } from '../core/ids.ts'
import type { Option } from './blocks/kit.ts'

/** A select whose options are looked up while a person types. */
export interface Menu {
  /** Its `action_id`. */
  readonly id: string
  /** At most a hundred, within three seconds. What fails shows as no options. */
  options(typed: string, who: PersonId, deps: Deps): Promise<readonly Option[]>
}

const Seen = z.object({ value: z.string(), user: z.object({ id: PersonId }) })

export function registerMenu(app: App, menu: Menu, deps: Deps): void {
  app.options(menu.id, async ({ ack, body, logger }) => {
    const { value, user } = Seen.parse(body)
    try {
      const options = await menu.options(value, user.id, deps)
      await ack({ options: options.slice(0, 100) })
    } catch (error) {
      logger.error(error)
      await ack({ options: [] })
    }
  })
}
