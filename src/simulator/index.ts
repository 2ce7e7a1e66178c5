import { runSimulatorProcess } from './process/run-process'

runSimulatorProcess().catch((reason: unknown) => {
  process.stderr.write(`The simulator could not start: ${reason instanceof Error ? reason.message : String(reason)}\n`)
  process.exit(1)
})
