import { formatAge } from '@shared/domain/time'
import { verdictName } from '@renderer/features/fleets/verdict-words'
import { verdictKindOf } from '@renderer/features/vehicles/vehicle-facts'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { LegendMark, screenPixelRatio } from './legend-mark'
import { ringParts } from './icon-keys'
import type { Pointed } from './map-host-types'
import classes from './map.module.css'
import type { MapScheme } from './palette'
import { ringGroups } from './vehicle-look'
import { groupWords, words } from './words'

interface Props {
  readonly pointed: Pointed
  readonly table: VehicleTable
  readonly scheme: MapScheme
  readonly nowMs: number
}

/** What lies below the mouse: a vehicle's name and age, or a cluster's breakdown. For the mouse only; the list says the same to everybody. */
export function PointedCard({ pointed, table, scheme, nowMs }: Props) {
  const { side } = pointed.place
  const place = { left: pointed.place.x, top: pointed.place.y }
  if (pointed.kind === 'vehicle') {
    const { slot } = pointed
    const age = formatAge(table.occurredAtMs[slot] ?? NaN, nowMs) || words.noTime
    const kind = verdictKindOf(table, slot, nowMs)
    const verdict = kind === 'fine' ? '' : verdictName(kind)
    const details = [table.fleetName(slot), age, verdict].filter((text) => text !== '')
    return (
      <div className={classes['card']} data-side={side} style={place} aria-hidden="true">
        <strong>{table.name(slot) || words.unnamed}</strong>
        <span>{details.join(' · ')}</span>
      </div>
    )
  }
  const pixelRatio = screenPixelRatio()
  return (
    <div className={classes['card']} data-side={side} style={place} aria-hidden="true">
      <strong>{words.vehicles(pointed.total)}</strong>
      <ul>
        {ringGroups.map((group, index) => {
          const inGroup = pointed.counts[index] ?? 0
          const shares = ringGroups.map((_, other) => (other === index ? ringParts : 0))
          if (inGroup === 0) return null
          return (
            <li key={group}>
              <LegendMark design={{ kind: 'cluster', scheme, pixelRatio, sizePx: 10, shares }} />
              <span>
                {group === 'problem' && pointed.worst !== null
                  ? words.worst(verdictName(pointed.worst))
                  : groupWords[group]}
              </span>
              <b>{words.count(inGroup)}</b>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
