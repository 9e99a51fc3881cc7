/** Remove what a check has left behind, also folders it has locked. */
import { chmodSync, lstatSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A killed program's last write may come while its folder is being removed. */
const HOW = { recursive: true, force: true, maxRetries: 5 } as const

/**
 * Remove a folder and all in it. Nobody but root may take a name out of a folder without write
 * permission, so what the check has locked is opened first.
 */
export async function clearAway(folder: string): Promise<void> {
  unlock(folder)
  await rm(folder, HOW)
}

/** The same without giving way to anything else, for when we are told to stop. */
export function clearAwayNow(folder: string): void {
  unlock(folder)
  rmSync(folder, HOW)
}

/** Links are not followed: they may lead out of the folder. */
function unlock(folder: string): void {
  try {
    if (!lstatSync(folder).isDirectory()) return
    chmodSync(folder, 0o700)
    for (const inside of readdirSync(folder, { withFileTypes: true }))
      if (inside.isDirectory()) unlock(join(folder, inside.name))
  } catch {
    // Gone meanwhile, or not ours; whether that matters shows when it is removed.
  }
}
