import { useElementSize } from '@mantine/hooks'
import { useSettings, useStores } from '@renderer/state/stores'
import { formatDistance } from '@shared/domain/measures'
import { formatWeekdayTime } from '@shared/domain/time'
import { fixAtOrBefore, isGapAfter } from '@shared/domain/track'
import { chartedFixes } from '@shared/domain/track-drawing'
import { formatSpeed } from '@shared/domain/units'
import { useMemo, useState, type PointerEvent } from 'react'
import { useStore } from 'zustand'
import classes from './history.module.css'
import type { LoadedHistory } from './loaded-history'
import { useTimeZone } from './use-time-zone'
import { words } from './words'

const heightPx = 64
/** Above the line is written how fast the top is. */
const topPx = 16
/** The slider's thumb stops so far from its ends. */
const edgePx = 8

/** Speed over time as a line, with stops as bands and gaps hatched. Pointing reads it off, a click goes there. */
export function SpeedChart({ loaded }: { readonly loaded: LoadedHistory }) {
  const { playback } = useStores()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const { fromMs, toMs } = useStore(playback)
  const atMs = useStore(playback, (state) => state.atMs)
  const speedUnit = useSettings((settings) => settings.speedUnit)
  const { timeZone } = useTimeZone(loaded.wish.slot)
  const [pointedMs, setPointedMs] = useState<number | null>(null)
  const { statistics, stops, track, speeds } = loaded
  const widthPx = Math.max(120, width)
  const spanMs = Math.max(1, toMs - fromMs)
  const xOf = (ms: number): number => edgePx + ((ms - fromMs) / spanMs) * (widthPx - 2 * edgePx)
  const shapes = useMemo(() => shapesOf(loaded, widthPx), [loaded, widthPx])

  const momentAt = (event: PointerEvent<SVGSVGElement>): number => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (event.clientX - box.left - edgePx) / Math.max(1, box.width - 2 * edgePx)
    return fromMs + Math.max(0, Math.min(1, share)) * spanMs
  }
  const pointed = pointedMs === null ? null : Math.max(0, fixAtOrBefore(track, pointedMs))
  const top = formatSpeed(statistics.topSpeedMps, speedUnit) || words.noSpeed

  return (
    <div ref={ref} className={classes['chart']}>
      <svg
        width={widthPx}
        height={heightPx}
        role="img"
        aria-label={words.chartSummary(top, formatDistance(statistics.distanceM, speedUnit), stops.length)}
        onPointerMove={(event) => setPointedMs(momentAt(event))}
        onPointerLeave={() => setPointedMs(null)}
        onPointerDown={(event) => playback.getState().seek(momentAt(event))}
      >
        <defs>
          <pattern id="fd-chart-gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" y1="0" x2="0" y2="6" className={classes['hatch']} />
          </pattern>
        </defs>
        {stops.map(({ fromIndex, fromMs: beginMs, toMs: endMs }) => (
          <rect
            key={fromIndex}
            className={classes['stopBand']}
            x={xOf(beginMs)}
            y={topPx}
            width={Math.max(1, xOf(endMs) - xOf(beginMs))}
            height={heightPx - topPx}
          />
        ))}
        {shapes.gaps.map(([beginMs, endMs]) => (
          <rect
            key={beginMs}
            fill="url(#fd-chart-gap)"
            x={xOf(beginMs)}
            y={topPx}
            width={Math.max(1, xOf(endMs) - xOf(beginMs))}
            height={heightPx - topPx}
          />
        ))}
        <line className={classes['axis']} x1={edgePx} x2={widthPx - edgePx} y1={heightPx - 0.5} y2={heightPx - 0.5} />
        {shapes.areas.map((points) => (
          <polygon key={points.slice(0, 24)} className={classes['area']} points={points} />
        ))}
        {shapes.lines.map((points) => (
          <polyline key={points.slice(0, 24)} className={classes['line']} points={points} />
        ))}
        {pointedMs !== null && (
          <line className={classes['pointed']} x1={xOf(pointedMs)} x2={xOf(pointedMs)} y1={0} y2={heightPx} />
        )}
        <line className={classes['playhead']} x1={xOf(atMs)} x2={xOf(atMs)} y1={0} y2={heightPx} />
      </svg>
      <span className={classes['topLabel']} aria-hidden="true">
        {top}
      </span>
      {pointed !== null && pointedMs !== null && (
        <span
          className={classes['readout']}
          aria-hidden="true"
          style={{ left: Math.max(70, Math.min(widthPx - 70, xOf(pointedMs))) }}
        >
          {formatWeekdayTime(pointedMs, timeZone)} ·{' '}
          {isGapAfter(track, pointed) && pointedMs > (track.occurredAtMs[pointed] ?? 0)
            ? words.guess
            : formatSpeed(speeds.speedMps[pointed] ?? NaN, speedUnit) || words.noSpeed}
        </span>
      )}
    </div>
  )
}

interface Shapes {
  /** `points` of polylines and polygons. */
  readonly lines: readonly string[]
  readonly areas: readonly string[]
  readonly gaps: readonly (readonly [fromMs: number, toMs: number])[]
}

function shapesOf({ track, speeds, statistics }: LoadedHistory, widthPx: number): Shapes {
  const { occurredAtMs } = track
  const fromMs = occurredAtMs.at(0) ?? 0
  const spanMs = Math.max(1, (occurredAtMs.at(-1) ?? 0) - fromMs)
  const topMps = Math.max(1, Number.isFinite(statistics.topSpeedMps) ? statistics.topSpeedMps : 1)
  const xOf = (ms: number): number => edgePx + ((ms - fromMs) / spanMs) * (widthPx - 2 * edgePx)
  const pieces: [x: number, y: number][][] = [[]]
  const gaps: [number, number][] = []
  const charted = chartedFixes(track, speeds.speedMps, Math.ceil(widthPx))
  charted.forEach((index) => {
    const ms = occurredAtMs[index] ?? NaN
    const speed = speeds.speedMps[index] ?? NaN
    const share = Math.min(1, speed / topMps)
    if (Number.isFinite(speed)) pieces.at(-1)?.push([xOf(ms), heightPx - 1 - share * (heightPx - 1 - topPx)])
    if (!Number.isFinite(speed) || isGapAfter(track, index)) pieces.push([])
    if (isGapAfter(track, index)) gaps.push([ms, occurredAtMs[index + 1] ?? ms])
  })
  const drawn = pieces.filter((piece) => piece.length > 1)
  const text = (points: readonly (readonly [number, number])[]): string =>
    points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
  return {
    lines: drawn.map(text),
    areas: drawn.map((piece) =>
      text([[piece[0]?.[0] ?? 0, heightPx - 1], ...piece, [piece.at(-1)?.[0] ?? 0, heightPx - 1]])
    ),
    gaps
  }
}
