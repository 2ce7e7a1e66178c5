import { formatAge } from '@shared/domain/time'
import { useShownNow, useSelection, useSettings } from '@renderer/state/stores'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { isOlderTwin, twinsOf } from './twins'
import classes from './vehicle-detail.module.css'
import { words } from './words'

/** Who else reports this truck, each a step away; nothing for a truck with one provider. */
export function TwinsNote({ table, slot }: { readonly table: VehicleTable; readonly slot: number }) {
  const nowMs = useShownNow()
  const select = useSelection((state) => state.select)
  const isMerged = useSettings((settings) => settings.mergesSameVin)
  const twins = twinsOf(table, slot)
  if (twins.length === 0) return null
  return (
    <section className={classes['twins']} aria-label={words.twinsTitle}>
      {isMerged && isOlderTwin(table.flags[slot] ?? 0) && <p className={classes['note']}>{words.olderTwin}</p>}
      <h3>{words.twinsTitle}</h3>
      <ul>
        {twins.map((twin) => {
          const atMs = table.occurredAtMs[twin] ?? NaN
          const provider = table.providerName(twin) || words.unnamedProvider
          return (
            <li key={twin}>
              <button type="button" onClick={() => select(twin)}>
                {table.name(twin)}
              </button>{' '}
              <span className={classes['secondary']}>
                {words.twin(provider, Number.isFinite(atMs) ? formatAge(atMs, nowMs) : null)}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
