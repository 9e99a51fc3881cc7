/** The audit log in a modal: opened from Home, searched and turned in place. */
import type { types } from '@slack/bolt'
import { z } from 'zod'
import { type AuditAsked, auditPage, auditSubjects } from '../app/audit.ts'
import type { Deps } from '../app/ports.ts'
import { PersonId } from '../core/ids.ts'
import { LocalDate } from '../core/time.ts'
import type { Action } from './action.ts'
import { auditView } from './blocks/audit.ts'
import { option } from './blocks/kit.ts'
import type { Menu } from './menu.ts'
import { loading } from './modal.ts'
import type { Form } from './state.ts'
import { md } from './text.ts'
import { turns } from './turns.ts'

const Asked = z.object({
  actor: PersonId.nullable(),
  about: z.string().nullable(),
  from: LocalDate.nullable(),
  to: LocalDate.nullable(),
  before: z.int().nullable(),
}) satisfies z.ZodType<AuditAsked>

const EVERYTHING: AuditAsked = { actor: null, about: null, from: null, to: null, before: null }

export const openAuditAction: Action = {
  id: 'open-audit',
  async run({ who, open, slack }, deps) {
    const opened = await open(loading('Audit log', md`One moment…`))
    await slack.updateModal(opened, await viewFor(deps, who, EVERYTHING))
  },
}

/** What is picked, and what it asks for. */
const PICKERS: Readonly<Record<string, (value: string) => Partial<AuditAsked>>> = {
  'audit-who': (value) => ({ actor: PersonId.parse(value) }),
  'audit-about': (value) => ({ about: value }),
  'audit-from': (value) => ({ from: LocalDate.parse(value) }),
  'audit-to': (value) => ({ to: LocalDate.parse(value) }),
}

/** What each control changes of what is asked. Another search begins with the newest again. */
const CHANGES: typeof PICKERS = {
  ...Object.fromEntries(
    Object.entries(PICKERS).map(([id, of]) => [
      id,
      (value: string) => ({ ...of(value), before: null }),
    ]),
  ),
  'audit-only': (value) => ({ about: value, before: null }),
  'audit-all': () => EVERYTHING,
  'audit-older': (value) => ({ before: Number(value) }),
  'audit-newest': () => ({ before: null }),
}

/** One search of a view after another: the one that was asked for last is shown last. */
const searches = turns()

export const auditActions: readonly Action[] = Object.entries(CHANGES).map(([id, change]) => ({
  id,
  async run({ who, value, origin, form, slack }, deps) {
    if (origin.kind !== 'modal') return
    const asked = {
      ...Asked.parse(JSON.parse(origin.metadata)),
      ...pickedIn(form),
      ...change(value),
    }
    await searches.now(origin.id, async () => {
      await slack.updateModal({ id: origin.id }, await viewFor(deps, who, asked))
    })
  },
}))

/** What stands in the pickers. Whoever picks twice at once sends the second before the view knows of the first. */
function pickedIn({ picked }: Form): Partial<AuditAsked> {
  const found = Object.entries(PICKERS).flatMap(([id, of]) => {
    const value = picked(id)
    return value === undefined ? [] : Object.entries(of(value))
  })
  return Object.fromEntries(found)
}

export const auditAboutMenu: Menu = {
  id: 'audit-about',
  async options(typed, who, deps) {
    const subjects = await auditSubjects(deps, who, typed.trim())
    return subjects.map(({ id, name }) => option(name, id))
  },
}

async function viewFor(deps: Deps, who: PersonId, asked: AuditAsked): Promise<types.ModalView> {
  return auditView(await auditPage(deps, who, asked))
}
