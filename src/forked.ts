import { type ChildProcess, fork } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'

/**
 * Start a module in a process of its own and speak with it by messages, which keep maps and sets.
 *
 * Of the environment it gets nothing but where compiled code is kept: what is compiled at every start takes longer than
 * what it is started for.
 */
export function forked(module: URL, args: readonly string[] = []): ChildProcess {
  const cache = getCompileCacheDir()
  return fork(module, [...args], {
    serialization: 'advanced',
    execArgv: [],
    // What is given back is the folder of this version of Node, inside the one that is set.
    env: cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) },
  })
}
