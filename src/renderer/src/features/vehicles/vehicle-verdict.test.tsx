import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { snapshotOf } from '@renderer/test-support/samples'
import { useVehicleTable } from '@renderer/state/stores'
import { screen } from '@testing-library/react'
import { verdictKinds, type VerdictKind } from '@shared/domain/verdict-kinds'
import { ok } from '@shared/ipc/result'
import { expect, it } from 'vitest'
import { useTableView } from './use-table-view'
import { VehicleVerdict } from './vehicle-verdict'

const nowMs = Date.UTC(2026, 10, 22, 12)

function Panel() {
  useTableView()
  return <VehicleVerdict table={useVehicleTable()} slot={0} />
}

async function renderVerdict(source: VerdictKind, ageMinutes: number, isMoving = true) {
  const snapshot = snapshotOf([
    {
      name: 'T-1',
      fleet: 'Swift',
      provider: 'Geotab',
      occurredAtMs: nowMs - ageMinutes * 60_000,
      isMoving,
      speedMps: isMoving ? 20 : 0
    }
  ])
  const bridge = createFakeBridge({
    'positions:snapshot': () => Promise.resolve(ok(snapshot)),
    'fleets:sources': () =>
      Promise.resolve(
        ok({
          epoch: snapshot.epoch,
          fleet: Uint32Array.of(snapshot.dictionaries.fleets.indexOf('Swift')),
          provider: Uint32Array.of(snapshot.dictionaries.providers.indexOf('Geotab')),
          verdict: Uint8Array.of(verdictKinds.indexOf(source))
        })
      )
  })
  await renderPage(<Panel />, { bridge, now: () => nowMs })
  return { bridge, snapshot }
}

it('says that a login is lost, that the fleet must act, and that the link repairs it; and is gone when that is over', async () => {
  const { bridge, snapshot } = await renderVerdict('sign-in-needed', 60)
  const note = await screen.findByRole('note')
  expect(note.textContent).toContain('Geotab')
  expect(note.textContent).toContain('The fleet must act · Copy repair link')
  bridge.emit('fleets:sources-changed', {
    epoch: snapshot.epoch,
    fleet: new Uint32Array(),
    provider: new Uint32Array(),
    verdict: new Uint8Array()
  })
  // Of its own it drove an hour ago, and should have been heard since.
  expect((await screen.findByText(/The driver must act/)).closest('[role=note]')?.textContent).toContain(
    'Call the driver'
  )
})

it('says nothing while a vehicle is heard, or rests', async () => {
  await renderVerdict('sign-in-needed', 2)
  expect(screen.queryByRole('note')).toBeNull()
  await renderVerdict('fine', 60, false)
  expect(screen.queryByRole('note')).toBeNull()
})
