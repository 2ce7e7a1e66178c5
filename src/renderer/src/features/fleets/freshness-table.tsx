import type { FleetConnection } from '@shared/ipc/schemas-fleets'
import { useNow } from '@renderer/state/stores'
import { Age } from '@renderer/ui/age'
import classes from './fleet-page.module.css'
import { pageWords, scheduleText } from './page-words'
import { levelName, resourceName } from './resource-words'

/** When Catena last fetched each kind of data through a connection, and when it will again. */
export function FreshnessTable({ rows }: { readonly rows: FleetConnection['freshness'] }) {
  const nowMs = useNow()
  return (
    <table className={classes['freshness']}>
      <thead>
        <tr>
          <th scope="col">{pageWords.data}</th>
          <th scope="col">{pageWords.lastFetch}</th>
          <th scope="col">{pageWords.nextFetch}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ resource, lastAtMs, nextAtMs, scheduleStatus, shareLevel }) => (
          <tr key={resource}>
            <th scope="row">
              {resourceName(resource)}
              {shareLevel !== null && shareLevel !== 'read' && <span>, {levelName(shareLevel)}</span>}
              {scheduleText(scheduleStatus) !== null && <span>, {scheduleText(scheduleStatus)}</span>}
            </th>
            <td>
              <Age atMs={lastAtMs} nowMs={nowMs} whenNone={pageWords.neverFetched} />
            </td>
            <td>
              <Age atMs={nextAtMs} nowMs={nowMs} direction="future" whenNone={pageWords.whenDue} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
