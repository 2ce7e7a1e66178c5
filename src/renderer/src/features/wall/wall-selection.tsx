import { stalenessOf } from '@shared/domain/staleness'
import { formatAge } from '@shared/domain/time'
import { formatSpeed } from '@shared/domain/units'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { useNow, useSelection, useSettings } from '../../state/stores'
import { StalenessMark } from '../vehicles/staleness-mark'
import { useTableView } from '../vehicles/use-table-view'
import { words } from './words'
import classes from './wall.module.css'

/** The selected vehicle in three words: which, how fast, how long ago. */
export function WallSelection() {
  const slot = useSelection((selection) => selection.selectedSlot)
  const { table } = useTableView()
  const unit = useSettings((settings) => settings.speedUnit)
  const nowMs = useNow()
  if (slot === null || !table.isPresent(slot)) return null
  const atMs = table.occurredAtMs[slot] ?? NaN
  const isMoving = ((table.flags[slot] ?? 0) & vehicleFlags.moving) !== 0
  const speed = formatSpeed(table.speedMps[slot] ?? NaN, unit)
  const age = Number.isFinite(atMs) ? formatAge(atMs, nowMs) : words.staleness.never
  const motion = isMoving ? speed || words.moving : words.standing
  return (
    <section className={classes['selection']} aria-label={words.selected}>
      <StalenessMark
        staleness={stalenessOf(atMs, nowMs)}
        isMoving={isMoving}
        bearingDeg={table.derivedBearingDeg[slot] ?? NaN}
      />
      <h2>{table.name(slot)}</h2>
      <p>{[table.fleetName(slot), motion, age].filter((text) => text !== '').join(' · ')}</p>
    </section>
  )
}
