import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import electronLog from 'electron-log/node'
import type { Redactor } from './redact'

/** Writes to the log. Everything passes the redactor first. */
export interface Logger {
  /** @param message one plain sentence; what varies goes into `details` */
  info(message: string, details?: unknown): void
  warn(message: string, details?: unknown): void
  error(message: string, details?: unknown): void
}

/** What `createLog` works with. */
export interface LogParts {
  /** Absolute path of the folder for log files, `logs` in the app's data folder; made when missing. */
  readonly folder: string
  readonly redactor: Redactor
  /** Also print to standard output; default false, because start scripts and crash reporters keep that. */
  readonly isConsoleOn?: boolean
  /** A file that grows past this is renamed to `fleet-desk.old.log`, replacing the one before; default 2 MiB. */
  readonly maxFileBytes?: number
}

const logName = 'fleet-desk'

/**
 * Opens the log: one file of bounded size that only its owner reads.
 *
 * electron-log's `node` entry is used, not its `main` one: that one listens on IPC for lines from the page, and only `src/main/ipc`
 * may listen to the page (DESIGN.md, invariant 2).
 *
 * @param parts folder, redactor and limits
 * @returns the logger; when the file cannot be written, electron-log says so once on standard error and the lines are lost
 */
export function createLog(parts: LogParts): Logger {
  const log = electronLog.create({ logId: parts.folder })
  const { file, console: terminal, ipc, remote } = log.transports

  makeFolder(parts.folder)
  // Without this, electron-log looks for a package.json to learn the app's name, and throws where there is none.
  file.setAppName(logName)
  file.resolvePathFn = () => join(parts.folder, `${logName}.log`)
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  file.maxSize = parts.maxFileBytes ?? 2 * 1024 ** 2
  file.inspectOptions = { depth: 10, breakLength: 160 }
  file.level = 'info'
  terminal.level = parts.isConsoleOn === true ? 'info' : false
  if (typeof ipc === 'function') ipc.level = false
  if (typeof remote === 'function') remote.level = false

  // The hook must not throw, or electron-log drops the line; the redactor never does.
  // The parts are looked at together: a secret may stand in several of them.
  log.hooks.push((message) => {
    const data = parts.redactor.redact(message.data)
    return { ...message, data: Array.isArray(data) ? data : [data] }
  })

  return {
    info: (message, details) => {
      log.info(...line(message, details))
    },
    warn: (message, details) => {
      log.warn(...line(message, details))
    },
    error: (message, details) => {
      log.error(...line(message, details))
    }
  }
}

/** Threat: foreign text with line breaks in it could forge a line of the log. */
function line(message: string, details: unknown): readonly unknown[] {
  const oneLine = message.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
  return details === undefined ? [oneLine] : [oneLine, details]
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    // electron-log tries again when it opens the file, and reports it.
  }
}
