/**
 * Foreign objects (proxies, getters, odd `toString`) may throw anywhere; the log line must survive that.
 *
 * @returns what the work gave, or a note that it threw
 */
export function safely<T>(work: () => T): T | string {
  try {
    return work()
  } catch {
    return '[unreadable]'
  }
}
