import type { CallHandlers } from '@shared/ipc/contract'
import { fail, ok } from '@shared/ipc/result'
import type { PositionSnapshot } from '@shared/ipc/schemas-positions'
import { packTexts } from '@shared/ipc/text-column'
import { noPositions } from '../../session/nothing-open'
import type { Session } from '../../session/session-types'

type Area =
  'positions:status' | 'positions:snapshot' | 'positions:refresh' | 'positions:cancel-refresh' | 'positions:set-aside'

/** Without an open profile there are no vehicles; that is an answer, not a failure. */
export function positionHandlers(session: Session): Pick<CallHandlers, Area> {
  const engine = () => session.workspace()?.engine
  return {
    'positions:status': () => Promise.resolve(ok(engine()?.status() ?? noPositions)),
    'positions:snapshot': () => Promise.resolve(ok(engine()?.snapshot() ?? emptySnapshot())),
    'positions:refresh': async () => {
      const workspace = session.workspace()
      if (workspace === null) return fail('signed-out')
      // Out of reach, "refresh" means: look whether the server is back. When it is, the engine sweeps by itself.
      if (!workspace.engine.refreshNow()) await workspace.retryIfOffline()
      return ok(undefined)
    },
    'positions:cancel-refresh': () => {
      engine()?.cancelRefresh()
      return Promise.resolve(ok(undefined))
    },
    'positions:set-aside': () => Promise.resolve(ok(engine()?.setAside() ?? { rows: [], total: 0 }))
  }
}

function emptySnapshot(): PositionSnapshot {
  const none = packTexts([])
  return {
    epoch: 0,
    sequence: 0,
    columns: {
      slots: new Uint32Array(),
      longitudeDeg: new Float64Array(),
      latitudeDeg: new Float64Array(),
      speedMps: new Float32Array(),
      derivedBearingDeg: new Float32Array(),
      occurredAtMs: new Float64Array(),
      fleet: new Uint32Array(),
      provider: new Uint32Array(),
      place: new Uint32Array(),
      flags: new Uint8Array()
    },
    identities: { slots: new Uint32Array(), names: none, vins: none, plates: none },
    dictionaries: { fleets: [], providers: [], places: [] }
  }
}
