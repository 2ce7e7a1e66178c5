import type { PositionStatus } from '@shared/ipc/schemas-positions'
import type { Reachability, SessionState } from '@shared/ipc/schemas-session'
import { formatAsOf } from '../../ui/as-of'
import { words } from './words'

/** Where the positions come from, in two short lines. */
export interface WallSource {
  readonly tone: 'live' | 'waiting' | 'problem'
  readonly connection: string
  readonly asOf: string
}

/**
 * What the wall says of the connection. Old positions under the word "Live" would be worse than none, so whatever is not known to be well is not
 * called so.
 *
 * @param nowMs the present
 */
export function wallSource(
  reachability: Reachability,
  session: SessionState,
  status: Pick<PositionStatus, 'asOfMs' | 'source'>,
  nowMs: number
): WallSource {
  const { asOfMs, source } = status
  const time = asOfMs === null ? null : formatAsOf(asOfMs, nowMs)
  const asOf = time === null ? words.noPositions : source === 'cache' ? words.stored(time) : words.asOf(time)
  if (session.kind === 'open' && session.credentialsNeeded !== null) {
    return { tone: 'problem', connection: words.refused, asOf }
  }
  switch (reachability.kind) {
    case 'online':
      return source === 'server' && asOfMs !== null
        ? { tone: 'live', connection: words.live, asOf }
        : { tone: 'waiting', connection: words.connecting, asOf }
    case 'unknown':
      return { tone: 'waiting', connection: words.connecting, asOf }
    case 'rate-limited':
      return { tone: 'waiting', connection: words.waiting, asOf }
    case 'credentials-rejected':
      return { tone: 'problem', connection: words.refused, asOf }
    case 'no-network':
    case 'unreachable': {
      const { sinceMs } = reachability
      return { tone: 'problem', connection: words.offlineSince(formatAsOf(sinceMs, nowMs)), asOf }
    }
  }
}
