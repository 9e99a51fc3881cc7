/** A thread for each calibration: it takes a second, and nobody asks for two at once. */
import { Worker } from 'node:worker_threads'
import type { Calibrate } from '../app/calibration.ts'
import type { Calibration } from '../core/calibration/calibration.ts'

/** Works out a calibration in a thread of its own, which ends with it. */
export const calibrateApart: Calibrate = (facts) =>
  new Promise<Calibration>((resolve, reject) => {
    const worker = new Worker(new URL('./calibration-worker.ts', import.meta.url), {
      workerData: facts,
    })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the calibrating thread ended without an answer')))
  })
