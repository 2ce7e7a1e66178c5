import type { SendEvent } from '../ipc/send'
import { noBulk, noFleets, noFleetSources, noPositions, nothingReached, otherInvitations } from './nothing-open'
import type { Workspace } from './workspace-types'

/**
 * Tells the page what another workspace shows: positions start anew, and everything else is as it is now. Later changes are told by the
 * workspace itself.
 *
 * @param workspace the one that is open now; null when nobody is signed in
 * @param send to the page
 */
export function publishWorkspace(workspace: Workspace | null, send: SendEvent): void {
  send('positions:reset', { epoch: workspace?.epoch() ?? 0 })
  send('positions:status-changed', workspace?.engine.status() ?? noPositions)
  send('invitations:changed', otherInvitations)
  // Of no sequence that follows another: the page asks for all of them.
  const { meta } = workspace?.fleets.list() ?? noFleets
  send('fleets:changed', { sequence: 0, changed: [], removedKeys: [], meta })
  send('fleets:sources-changed', workspace?.fleets.sources() ?? noFleetSources())
  send('reachability:changed', workspace?.reachability.state() ?? nothingReached)
  send('bulk:changed', workspace?.bulk.get() ?? noBulk)
}
