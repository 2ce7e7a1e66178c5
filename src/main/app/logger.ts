/** What goes with a log line. Values are redacted by whoever writes the log; still, never put a secret here on purpose. */
export type LogDetails = Readonly<Record<string, unknown>>

/** The log as the window, the app and the bridge see it. `src/main/log` provides the one that redacts and writes. */
export interface Logger {
  info(message: string, details?: LogDetails): void
  warn(message: string, details?: LogDetails): void
  error(message: string, details?: LogDetails): void
}
