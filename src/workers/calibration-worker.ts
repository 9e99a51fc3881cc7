/** Works out one calibration and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { type CalibrationFacts, calibrate } from '../core/calibration/calibration.ts'

const facts: CalibrationFacts = workerData
parentPort?.postMessage(calibrate(facts))
