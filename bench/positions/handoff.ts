import type { Packed } from '@shared/ipc/packed'
import type { Result } from '@shared/ipc/result'
import type { PositionSnapshot } from '@shared/ipc/schemas-positions'
import { completeSweep, connect, openApp } from '../desktop/fleet-window'
import type { Desktop, MainScope } from '../desktop/desktop'
import { defineUnpack } from '../desktop/unpack-here'
import { startBenchSimulator } from '../desktop/simulator'
import { openStage } from '../desktop/stage'
import { median, report, spreadOf } from '../statistics'

const vehicleCount = 100_000
const rounds = 5
const target = 20

/** What travels, by the names that the columns have. */
const fields =
  'slot, longitude, latitude, speed, bearing, time, fleet, provider, place, flags, name, VIN and plate of each vehicle'

/**
 * The snapshot of 100,000 vehicles, from the page's call until the page can read all of it, against the same fields as one object per vehicle.
 * Both go through the built app's own window, preload and bridge: for the baseline another call is answered with the objects, which main has
 * ready beforehand; ours is answered by the engine, which makes the columns anew.
 */
export async function handoff(): Promise<void> {
  const stage = await openStage()
  const simulator = await startBenchSimulator(vehicleCount)
  try {
    const desktop = await openApp(stage, await stage.newFolder('handoff'))
    try {
      await connect(desktop, simulator)
      const count = await completeSweep(desktop, 120_000)
      if (count < vehicleCount) throw new Error(`Only ${count} vehicles arrived`)
      // Nothing else is to happen meanwhile.
      await simulator.control('/faults', { kind: 'latency', ms: 110_000 })
      await compareHandOver(desktop)
    } finally {
      await desktop.quit()
    }
  } finally {
    await simulator.stop()
    await stage.close()
  }
}

async function compareHandOver(desktop: Desktop): Promise<void> {
  await desktop.inMain(defineUnpack)
  await desktop.inPage(defineUnpack)
  const prepared = await desktop.inMain(answerWithObjects)
  if (prepared < vehicleCount) throw new Error(`Only ${prepared} objects`)
  const oursMs: number[] = []
  const baselineMs: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const ours = await desktop.inPage(timeOfSnapshot)
    const baseline = await desktop.inPage(timeOfObjects)
    if (round === 0) continue
    oursMs.push(ours)
    baselineMs.push(baseline)
  }
  const ours = median(oursMs)
  const baseline = median(baselineMs)
  report('handoff', { ratio: baseline / ours, ours, baseline, unit: 'ms' })
  console.log(
    `  snapshot of ${vehicleCount}, call to readable in the page, at least ${target} times; ours ${spreadOf(oursMs, 1)}, objects ${spreadOf(baselineMs)}; ` +
      `both carry ${fields} (ours: names in UTF-8, fleets, providers and places by number with their lists)`
  )
}

/** In main: makes objects out of the snapshot, and answers `app:info` with them from now on. */
async function answerWithObjects({ electron, kept }: MainScope): Promise<number> {
  const handlers = kept['handlers'] as Map<string, (event: unknown) => Promise<Result<Packed<PositionSnapshot>>>>
  const contents = electron.BrowserWindow.getAllWindows()[0]?.webContents
  const answer = await handlers.get('positions:snapshot')?.({ sender: contents, senderFrame: contents?.mainFrame })
  if (answer?.ok !== true) throw new Error('There is no snapshot')
  const { columns, identities, dictionaries } = globalThis.unpackHere?.(answer.value) as PositionSnapshot
  const decoder = new TextDecoder()
  const textAt = ({ bytes, offsets }: typeof identities.names, row: number): string =>
    decoder.decode(bytes.subarray(offsets[row], offsets[row + 1]))
  const rowOfSlot = new Map(Array.from(identities.slots, (slot, row) => [slot, row]))
  const objects = Array.from(columns.slots, (slot, row) => {
    const named = rowOfSlot.get(slot) ?? 0
    return {
      slot,
      longitudeDeg: columns.longitudeDeg[row],
      latitudeDeg: columns.latitudeDeg[row],
      speedMps: columns.speedMps[row],
      derivedBearingDeg: columns.derivedBearingDeg[row],
      occurredAtMs: columns.occurredAtMs[row],
      fleet: dictionaries.fleets[columns.fleet[row] ?? 0],
      provider: dictionaries.providers[columns.provider[row] ?? 0],
      place: dictionaries.places[columns.place[row] ?? 0],
      flags: columns.flags[row],
      name: textAt(identities.names, named),
      vin: textAt(identities.vins, named),
      plate: textAt(identities.plates, named)
    }
  })
  electron.ipcMain.removeHandler('app:info')
  electron.ipcMain.handle('app:info', () => objects)
  return objects.length
}

/** In the page. */
async function timeOfSnapshot(): Promise<number> {
  const startedMs = performance.now()
  const answer = await window.fleetDesk.calls['positions:snapshot'](undefined)
  if (!answer.ok) throw new Error('There is no snapshot')
  const { columns, identities } = globalThis.unpackHere?.(answer.value) as PositionSnapshot
  const arrays = [...Object.values(columns), identities.slots, identities.names.offsets, identities.names.bytes]
  const read = arrays.reduce((sum, array) => sum + (array.at(-1) ?? 0), 0)
  if (Number.isNaN(read + 1) && columns.slots.length === 0) throw new Error('There is nothing in it')
  return performance.now() - startedMs
}

/** In the page. */
async function timeOfObjects(): Promise<number> {
  const startedMs = performance.now()
  const objects = (await window.fleetDesk.calls['app:info'](undefined)) as unknown as readonly {
    readonly slot: number
  }[]
  if (objects.at(-1)?.slot === undefined) throw new Error('There is nothing in it')
  return performance.now() - startedMs
}
