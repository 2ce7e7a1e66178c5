import type { SendEvent } from '../ipc/send'
import type { Workspace } from './workspace'

/**
 * Tells the page what another workspace shows: positions start anew, and everything else is as it is now. Later changes are told by the
 * workspace itself.
 *
 * @param workspace the one that is open now; null when nobody is signed in
 * @param send to the page
 */
export function publishWorkspace(workspace: Workspace | null, send: SendEvent): void {
  send('positions:reset', { epoch: workspace?.engine.snapshot().epoch ?? 0 })
  if (workspace === null) {
    send('reachability:changed', { kind: 'unknown' })
    send('invitations:changed', { rows: [], asOfMs: null, isRefreshing: false, setAsideCount: 0, lastError: null })
    return
  }
  send('positions:status-changed', workspace.engine.status())
  send('invitations:changed', workspace.invitations.list())
  send('reachability:changed', workspace.reachability.state())
}
