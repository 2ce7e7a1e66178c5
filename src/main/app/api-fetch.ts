import type { Session } from 'electron'
import type { FetchLike } from '../catena/http-types'

interface SessionFactory {
  fromPartition(partition: string, options: { cache: boolean }): Pick<Session, 'fetch'>
}

/** The network session of API calls; without `persist:` it lives in memory. */
export const apiPartition = 'catena-api'

/**
 * The `fetch` for the API and the authorization server: Chromium's network stack, so the system's proxy and certificates count.
 *
 * Threat: `net.fetch` uses the default session, whose HTTP cache is on disk and keeps whole answers: tokens, invitation ids, magic links. So API
 * calls have a session of their own that lives in memory and has no cache (seen: the guided tour searches the data folder for all of them).
 */
export function createApiFetch(sessions: SessionFactory): FetchLike {
  const api = sessions.fromPartition(apiPartition, { cache: false })
  return (url, init) => api.fetch(url, init)
}
