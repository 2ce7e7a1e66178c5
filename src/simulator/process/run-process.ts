import { createSimulator, type SimulatorAddresses } from '../create-simulator'
import { readCommandLine } from './command-line'

/** What a parent is told once the port is open, as a line of JSON or as a message. */
export interface ReadyMessage extends SimulatorAddresses {
  readonly ready: true
}

/** The channel to Electron's main process; exists in a utility process only. */
interface ParentPort {
  readonly postMessage: (message: unknown) => void
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void
}

/**
 * Runs the simulator as a process of its own: a ready line on standard output, or a message to the parent when there is
 * one. Ends on `{kind:'stop'}`, SIGTERM, SIGINT, and with `--exit-with-parent` when standard input closes.
 */
export async function runSimulatorProcess(): Promise<void> {
  const port = parentPort()
  const { options, exitWithParent } = readCommandLine(process.argv.slice(2))
  const simulator = createSimulator(options)
  const stop = (): void => {
    void simulator.stop().finally(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (exitWithParent) {
    process.stdin.once('end', stop)
    process.stdin.once('close', stop)
    process.stdin.resume()
  }
  port?.on('message', ({ data }) => {
    if (isStop(data)) stop()
  })
  const ready: ReadyMessage = { ready: true, ...(await simulator.start()) }
  if (port === null) process.stdout.write(`${JSON.stringify(ready)}\n`)
  else port.postMessage(ready)
}

function parentPort(): ParentPort | null {
  const candidate: unknown = Reflect.get(process, 'parentPort')
  return isParentPort(candidate) ? candidate : null
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value
}

function isStop(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'stop'
}
