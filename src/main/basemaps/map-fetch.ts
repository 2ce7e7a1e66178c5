import type { Session } from 'electron'
import type { FetchLike } from '../catena/http-types'

interface SessionFactory {
  fromPartition(partition: string, options: { cache: boolean }): Pick<Session, 'fetch'>
}

/**
 * The `fetch` for styles of online maps. Its session lives in memory and is shared with nobody: a map's host gets no cookie of anything else, and
 * nothing that it sets outlives the app.
 */
export function createMapFetch(sessions: SessionFactory): FetchLike {
  const maps = sessions.fromPartition('map-styles', { cache: false })
  return (url, init) => maps.fetch(url, init)
}

/** The `fetch` for pictures that the server names, in a session of its own for the same reasons; made when there is the first to fetch. */
export function createPictureFetch(sessions: SessionFactory): FetchLike {
  let pictures: Pick<Session, 'fetch'> | null = null
  return (url, init) => (pictures ??= sessions.fromPartition('provider-pictures', { cache: false })).fetch(url, init)
}
