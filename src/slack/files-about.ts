import type { Deps } from '../app/ports.ts'
import type { ApplicationId, InterviewId, PersonId } from '../core/ids.ts'
import type { Gateway, Upload } from './gateway.ts'

/** Uploads files and remembers them, so that they can be deleted once whom they are about is erased. */
export async function uploadAbout(
  { store }: Pick<Deps, 'store'>,
  slack: Gateway,
  to: PersonId,
  what: { readonly about: ApplicationId | InterviewId; readonly files: readonly Upload[] },
  thread?: string,
): Promise<void> {
  const ids = await slack.upload(to, what.files, thread)
  for (const id of ids) {
    const key = `file:${what.about}:${id}`
    await store.markPosted({ key, channel: to, ts: id, digest: '' })
  }
}
