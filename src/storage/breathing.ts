import type { Driver } from 'kysely'

/** Milliseconds of reading one after another after which the loop turns first. */
const LONGEST_MS = 3

/**
 * A driver of SQLite that lets the event loop turn between statements that follow each other.
 *
 * SQLite answers at once, and a promise that is resolved goes on before anything new is heard: a digest, or a Home, would
 * otherwise be read in one go, and somebody who presses a button meanwhile would wait for all of it.
 */
export function breathing(driver: Driver): Driver {
  let began: number | undefined
  return {
    init: (options) => driver.init(options),
    async acquireConnection(options) {
      const connection = await driver.acquireConnection(options)
      // Only now: of statements that were asked for together, each has waited for the one before.
      if (began !== undefined && performance.now() - began > LONGEST_MS) await turn()
      if (began === undefined) {
        began = performance.now()
        setImmediate(() => {
          began = undefined
        })
      }
      return connection
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    releaseConnection: (connection, options) => driver.releaseConnection(connection, options),
    destroy: (options) => driver.destroy(options),
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
