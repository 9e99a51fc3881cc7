import { Unusable } from '../core/unusable.ts'
import { forked } from '../forked.ts'
import type { MaterialReply } from './process.ts'
import type { Material, Places } from './read.ts'

/**
 * Read plans and banks in a process of their own: parsing them takes as long as the rest of a start, which goes on
 * meanwhile. A thread would do, but leaves this process 90 MB larger for good.
 *
 * @throws Unusable as `readMaterial` does.
 */
export async function readApart({ plans, banks }: Places): Promise<Material> {
  const reader = forked(new URL('./process.ts', import.meta.url), [plans, ...banks])
  const reply = await new Promise<MaterialReply>((resolve, reject) => {
    reader.once('message', (message: MaterialReply) => resolve(message))
    reader.once('error', reject)
    reader.once('exit', () => reject(new Error('the process that reads plans and banks ended')))
  })
  if (reply.kind === 'unusable') throw new Unusable(reply.message)
  return reply.material
}
