import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { snapshotOf, type SampleVehicle } from '@renderer/test-support/samples'
import { verdictKinds, type VerdictKind } from '@shared/domain/verdict-kinds'
import { ok } from '@shared/ipc/result'
import type { FleetSources } from '@shared/ipc/schemas-fleets'
import { describe, expect, it } from 'vitest'
import { followSources } from './follow-sources'
import { createVehicleTable, type VehicleTableChange } from './vehicle-table'

const vehicles: readonly SampleVehicle[] = [
  { name: 'T-1', fleet: 'Swift', provider: 'Samsara' },
  { name: 'T-2', fleet: 'Swift', provider: 'Geotab' },
  { name: 'T-3', fleet: 'Acme', provider: 'Geotab' }
]
const snapshot = snapshotOf(vehicles)

function sourcesOf(fleet: string, provider: string, kind: VerdictKind, epoch = snapshot.epoch): FleetSources {
  return {
    epoch,
    fleet: Uint32Array.of(snapshot.dictionaries.fleets.indexOf(fleet)),
    provider: Uint32Array.of(snapshot.dictionaries.providers.indexOf(provider)),
    verdict: Uint8Array.of(verdictKinds.indexOf(kind))
  }
}
const nothing: FleetSources = {
  epoch: snapshot.epoch,
  fleet: new Uint32Array(),
  provider: new Uint32Array(),
  verdict: new Uint8Array()
}

async function followed(first: FleetSources) {
  const bridge = createFakeBridge({
    'positions:snapshot': () => Promise.resolve(ok(snapshot)),
    'fleets:sources': () => Promise.resolve(ok(first))
  })
  const table = createVehicleTable(bridge)
  const changes: VehicleTableChange[] = []
  table.subscribe((change) => changes.push(change))
  const stops = [followSources(bridge, { table, setSources: table.setSources }).start(), table.start()]
  await new Promise((resolve) => setTimeout(resolve, 0))
  const kinds = () => vehicles.map((_, slot) => verdictKinds[table.source[slot] ?? 99])
  return { bridge, table, changes, kinds, stop: () => stops.forEach((end) => end()) }
}

describe('the verdicts of connections', () => {
  it('reach the vehicles that come through them, and no others', async () => {
    const { kinds, stop } = await followed(sourcesOf('Swift', 'Geotab', 'sign-in-needed'))
    expect(kinds()).toEqual(['fine', 'sign-in-needed', 'fine'])
    stop()
  })

  it('announce only the vehicles for which something changed, and nothing when nothing did', async () => {
    const { bridge, changes, kinds, stop } = await followed(nothing)
    changes.length = 0
    bridge.emit('fleets:sources-changed', sourcesOf('Acme', 'Geotab', 'provider-outage'))
    expect(kinds()).toEqual(['fine', 'fine', 'provider-outage'])
    expect(changes).toMatchObject([{ kind: 'delta', slots: Uint32Array.of(2), hasIdentities: false }])
    bridge.emit('fleets:sources-changed', sourcesOf('Acme', 'Geotab', 'provider-outage'))
    expect(changes).toHaveLength(1)
    bridge.emit('fleets:sources-changed', nothing)
    expect(kinds()).toEqual(['fine', 'fine', 'fine'])
    stop()
  })

  it('of another epoch are of other fleets, and say nothing', async () => {
    const { bridge, kinds, stop } = await followed(nothing)
    bridge.emit('fleets:sources-changed', sourcesOf('Acme', 'Geotab', 'provider-outage', snapshot.epoch + 1))
    expect(kinds()).toEqual(['fine', 'fine', 'fine'])
    stop()
  })
})
