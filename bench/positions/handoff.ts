import type { Packed } from '@shared/ipc/packed'
import type { Result } from '@shared/ipc/result'
import type { IdentityColumns, PositionDelta, PositionSnapshot, TextColumn } from '@shared/ipc/schemas-positions'
import { completeSweep, connect, openApp } from '../desktop/fleet-window'
import type { Desktop, MainScope } from '../desktop/desktop'
import { defineUnpackInMain, unpackScript } from '../desktop/unpack-here'
import { startBenchSimulator } from '../desktop/simulator'
import { openStage } from '../desktop/stage'
import { median, report, spreadOf } from '../statistics'

const vehicleCount = 100_000
const rounds = 5
const target = 20

/** What travels, by the names that the columns have. */
const fields = 'slot, longitude, latitude, speed, bearing, time, fleet, provider, place and flags of each vehicle'
const allFields = `${fields}, and its name, VIN and plate`

/**
 * The snapshot of 100,000 vehicles, from the page's call until the page can read all of it, against the same fields as one object per vehicle.
 * Names, VINs and plates follow the snapshot of a large fleet by themselves: `handoff-names` is the time from the same call until the page can
 * read the last of them, the app's own page busy with them too, against objects that have them as well.
 *
 * All go through the built app's own window, preload and bridge: for the baseline another call is answered with the objects, which main has
 * ready beforehand; ours is answered by the engine, which makes the columns anew.
 */
export async function handoff(): Promise<void> {
  const stage = await openStage()
  const simulator = await startBenchSimulator(vehicleCount)
  try {
    const script = await unpackScript()
    const desktop = await openApp(stage, await stage.newFolder('handoff'), script)
    try {
      await connect(desktop, simulator)
      const count = await completeSweep(desktop, 120_000)
      if (count < vehicleCount) throw new Error(`Only ${count} vehicles arrived`)
      // Nothing else is to happen meanwhile.
      await simulator.control('/faults', { kind: 'latency', ms: 110_000 })
      await compareHandOver(desktop, script)
    } finally {
      await desktop.quit()
    }
  } finally {
    await simulator.stop()
    await stage.close()
  }
}

async function compareHandOver(desktop: Desktop, script: string): Promise<void> {
  await defineUnpackInMain(desktop, script)
  const prepared = await desktop.inMain(answerWithObjects)
  if (prepared < vehicleCount) throw new Error(`Only ${prepared} objects`)
  const oursMs: number[] = []
  const namesMs: number[] = []
  const objectsMs: number[] = []
  const allObjectsMs: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const ours = await desktop.inPage(timesOfSnapshot, vehicleCount)
    const objects = await desktop.inPage(timeOfObjects, 'app:info' as const)
    const allObjects = await desktop.inPage(timeOfObjects, 'session:report' as const)
    if (round === 0) continue
    oursMs.push(ours.positionsMs)
    namesMs.push(ours.namesMs)
    objectsMs.push(objects)
    allObjectsMs.push(allObjects)
  }
  reportTimes('handoff', oursMs, objectsMs)
  console.log(
    `  snapshot of ${vehicleCount}, call to readable in the page, at least ${target} times; ours ${spreadOf(oursMs, 1)}, objects ${spreadOf(objectsMs)}; ` +
      `both carry ${fields} (ours: fleets, providers and places by number with their lists)`
  )
  reportTimes('handoff-names', namesMs, allObjectsMs)
  console.log(
    `  call to the last name readable in the page, no target; ours ${spreadOf(namesMs, 1)}, objects ${spreadOf(allObjectsMs)}; both carry ${allFields}`
  )
}

function reportTimes(name: string, oursMs: readonly number[], baselineMs: readonly number[]): void {
  const ours = median(oursMs)
  const baseline = median(baselineMs)
  report(name, { ratio: baseline / ours, ours, baseline, unit: 'ms' })
}

/**
 * In main: makes objects out of what a page is told, and answers `app:info` with them from now on, and `session:report` with such as have names.
 */
async function answerWithObjects({ electron, kept }: MainScope): Promise<number> {
  const handlers = kept['handlers'] as Map<string, (event: unknown) => Promise<Result<Packed<PositionSnapshot>>>>
  const contents = electron.BrowserWindow.getAllWindows()[0]?.webContents
  if (contents === undefined) throw new Error('There is no window')
  const pieces: IdentityColumns[] = []
  const send = contents.send.bind(contents)
  contents.send = (channel: string, ...sent: unknown[]) => {
    const delta =
      channel === 'positions:delta' ? (globalThis.unpackHere?.(sent[0] as Uint8Array) as PositionDelta) : null
    if (delta?.identities) pieces.push(delta.identities)
    send(channel, ...sent)
  }
  const answer = await handlers.get('positions:snapshot')?.({ sender: contents, senderFrame: contents.mainFrame })
  if (answer?.ok !== true) throw new Error('There is no snapshot')
  const { columns, dictionaries } = globalThis.unpackHere?.(answer.value) as PositionSnapshot
  const decoder = new TextDecoder()
  const textAt = ({ bytes, offsets }: TextColumn, row: number): string =>
    decoder.decode(bytes.subarray(offsets[row], offsets[row + 1]))
  const objects = Array.from(columns.slots, (slot, row) => ({
    slot,
    longitudeDeg: columns.longitudeDeg[row],
    latitudeDeg: columns.latitudeDeg[row],
    speedMps: columns.speedMps[row],
    derivedBearingDeg: columns.derivedBearingDeg[row],
    occurredAtMs: columns.occurredAtMs[row],
    fleet: dictionaries.fleets[columns.fleet[row] ?? 0],
    provider: dictionaries.providers[columns.provider[row] ?? 0],
    place: dictionaries.places[columns.place[row] ?? 0],
    flags: columns.flags[row]
  }))
  const textsOfSlot = new Map<number, { name: string; vin: string; plate: string }>()
  while (textsOfSlot.size < objects.length) {
    await new Promise((done) => setTimeout(done, 50))
    for (const { slots, names, vins, plates } of pieces.splice(0)) {
      slots.forEach((slot, row) =>
        textsOfSlot.set(slot, { name: textAt(names, row), vin: textAt(vins, row), plate: textAt(plates, row) })
      )
    }
  }
  contents.send = send
  const named = objects.map((object) => ({ ...object, ...textsOfSlot.get(object.slot) }))
  for (const [call, value] of [
    ['app:info', objects],
    ['session:report', named]
  ] as const) {
    electron.ipcMain.removeHandler(call)
    electron.ipcMain.handle(call, () => value)
  }
  return textsOfSlot.size
}

/** In the page: until it can read the positions, and until it can read the last of so many names. */
async function timesOfSnapshot(count: number): Promise<{ positionsMs: number; namesMs: number }> {
  const lastOf = (columns: object): number =>
    Object.values(columns).reduce<number>((sum, column: Uint8Array) => sum + (column.at(-1) ?? 0), 0)
  const isNamed = new Promise<number>((resolve) => {
    let nameCount = 0
    const stop = window.fleetDesk.events['positions:delta']((sent) => {
      const { identities } = globalThis.unpackHere?.(sent) as PositionDelta
      if (identities === null) return
      const read = [identities.names, identities.vins, identities.plates].map(lastOf)
      nameCount += read.length === 3 ? identities.slots.length : 0
      if (nameCount < count) return
      stop()
      resolve(performance.now())
    })
  })
  const startedMs = performance.now()
  const answer = await window.fleetDesk.calls['positions:snapshot'](undefined)
  if (!answer.ok) throw new Error('There is no snapshot')
  const { columns } = globalThis.unpackHere?.(answer.value) as PositionSnapshot
  if (Number.isNaN(lastOf(columns) + 1) && columns.slots.length === 0) throw new Error('There is nothing in it')
  const positionsMs = performance.now() - startedMs
  return { positionsMs, namesMs: (await isNamed) - startedMs }
}

/** In the page. */
async function timeOfObjects(call: 'app:info' | 'session:report'): Promise<number> {
  const startedMs = performance.now()
  const objects = (await window.fleetDesk.calls[call](undefined)) as unknown as readonly { readonly slot: number }[]
  if (objects.at(-1)?.slot === undefined) throw new Error('There is nothing in it')
  return performance.now() - startedMs
}
