import type { PositionDelta } from '@shared/ipc/schemas-positions'
import { buildBenchApp } from '../desktop/bench-app'
import { startDesktop } from '../desktop/desktop'
import { unpackScript } from '../desktop/unpack-here'
import { openStage } from '../desktop/stage'
import { median, report, spreadOf } from '../statistics'

const rounds = 101
const target = 10

/**
 * A delta of 2,000 of 100,000 vehicles, end to end: main reads the store, sends, the page reads. Against the same fields as objects, which main
 * has ready, over the same bridge. One clock measures all of it, main's, by the page's word that it has read everything; the way of that word
 * is not the delta's, so half of what a message with nothing in it takes there and back is taken off both.
 */
export async function handoffDelta(): Promise<void> {
  const stage = await openStage()
  try {
    const appDir = await buildBenchApp(stage, 'feed-main.ts')
    const pageScript = await unpackScript()
    const desktop = startDesktop(stage, { appDir, userDataDir: await stage.newFolder('delta'), pageScript })
    try {
      await desktop.untilInPage(
        () => (document.readyState === 'complete' && globalThis.unpackHere !== undefined ? true : null),
        60_000
      )
      await desktop.inPage(answerDeltas)
      const { oursMs, objectsMs, emptyMs } = await desktop.inMain((_scope, given) => {
        if (globalThis.compareDeltas === undefined) throw new Error('not ready')
        return globalThis.compareDeltas(given)
      }, rounds)
      const wayBackMs = median(emptyMs) / 2
      const ours = median(oursMs) - wayBackMs
      const baseline = median(objectsMs) - wayBackMs
      report('handoff-delta', { ratio: baseline / ours, ours, baseline, unit: 'ms' })
      console.log(
        `  2,000 changed vehicles, main's turn to the page that has read them, at least ${target} times; with the page's word of it back in main: ours ` +
          `${median(oursMs).toFixed(2)} (${spreadOf(oursMs, 1)}), objects ${median(objectsMs).toFixed(2)} (${spreadOf(objectsMs, 1)}), nothing ${median(emptyMs).toFixed(2)}; both carry slot, longitude, latitude, speed, bearing, time, fleet, provider, place and flags`
      )
    } finally {
      await desktop.quit()
    }
  } finally {
    await stage.close()
  }
}

/** In the page: reads every delta, ours or objects, and says so. */
function answerDeltas(): void {
  window.fleetDesk.events['positions:delta']((sent) => {
    const objects = Array.isArray(sent) ? (sent as readonly { readonly longitudeDeg: number }[]) : null
    const delta = (objects === null ? globalThis.unpackHere?.(sent) : {}) as PositionDelta
    let rowCount = 0
    let sum = 0
    if (objects === null) {
      for (const degrees of delta.columns.longitudeDeg) sum += degrees
      rowCount = delta.columns.slots.length
    } else {
      for (const { longitudeDeg } of objects) sum += longitudeDeg
      rowCount = objects.length
    }
    const isRead = Number.isFinite(sum)
    const taken = { epoch: objects === null ? 1 : 0, sequence: objects === null ? delta.sequence : 0, rowCount }
    if (isRead) void window.fleetDesk.calls['positions:delta-taken'](taken)
  })
}
