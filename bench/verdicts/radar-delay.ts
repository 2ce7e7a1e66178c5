import { connectionAt, connectionCount, fullEngine, intervalMinutes, providerOf, startMs } from './fleets'
import { median } from '../statistics'

const minuteMs = 60_000

/** How long an outage of each provider goes unseen when all connections are read each minute; and what such a reading costs. */
export function radarDelay(): void {
  const delays: number[] = []
  const readingMs: number[] = []
  for (const slug of ['geotab', 'zonar', 'samsara']) {
    const engine = fullEngine()
    const brokenAtMs = startMs + 10 * minuteMs + 17_000
    for (let atMs = startMs + minuteMs; ; atMs += minuteMs) {
      const startedMs = performance.now()
      for (let number = 0; number < connectionCount; number += 1) {
        const isOut = providerOf(number) === slug && atMs > brokenAtMs
        engine.setConnection(connectionAt(number, atMs, isOut ? brokenAtMs : null))
      }
      const { began } = engine.advance(atMs)
      readingMs.push(performance.now() - startedMs)
      const [first] = began
      if (first !== undefined) {
        if (first.providerSlug !== slug || atMs < brokenAtMs) throw new Error(`false alarm: ${first.providerSlug}`)
        delays.push((atMs - brokenAtMs) / minuteMs)
        break
      }
      if (atMs > brokenAtMs + 120 * minuteMs) throw new Error(`the outage of ${slug} was not seen`)
    }
  }
  const rhythms = [...new Set(Array.from({ length: 100 }, (_, number) => intervalMinutes(number)))].join(', ')
  console.log(
    `bench verdicts-radar-delay ours=${median(delays).toFixed(2)} unit=min (each: ${delays.map((one) => one.toFixed(2)).join(', ')}; rhythms of ${rhythms} min, read each minute; ${median(readingMs).toFixed(1)} ms a reading of all ${connectionCount})`
  )
}
