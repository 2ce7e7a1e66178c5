import type { FleetFirsts as Firsts } from '@shared/ipc/schemas-fleets'
import { formatExact } from '@shared/domain/time'
import { useNow } from '@renderer/state/stores'
import { formatAsOf } from '@renderer/ui/as-of'
import classes from './fleet-page.module.css'
import { PageSection } from './page-section'
import { pageWords } from './page-words'

/** How far the fleet has come: connection, vehicle, position. "Accepted" is not "working" (UX.md idea 4). */
export function FleetFirsts({ firsts }: { readonly firsts: Firsts }) {
  const nowMs = useNow()
  const facts = [
    { label: pageWords.firstConnection, atMs: firsts.connectionAtMs },
    { label: pageWords.firstVehicle, atMs: firsts.vehicleAtMs },
    { label: pageWords.firstPosition, atMs: firsts.positionAtMs }
  ]
  return (
    <PageSection title={pageWords.firsts}>
      <dl className={classes['facts']}>
        {facts.map(({ label, atMs }) => (
          <div key={label} className={classes['fact']}>
            <dt>{label}</dt>
            <dd title={atMs === null ? undefined : formatExact(atMs)}>
              {atMs === null ? pageWords.notYet : pageWords.atOrBefore(formatAsOf(atMs, nowMs))}
            </dd>
          </div>
        ))}
      </dl>
    </PageSection>
  )
}
