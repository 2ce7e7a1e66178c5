import { stalenessBuckets } from '@shared/domain/staleness'
import type { FleetDetail, FleetRow } from '@shared/ipc/schemas-fleets'
import { formatNumber } from '@renderer/ui/count'
import { StalenessMark } from '../vehicles/staleness-mark'
import { words as vehicleWords } from '../vehicles/words'
import classes from './fleet-page.module.css'
import { PageSection } from './page-section'
import { pageWords } from './page-words'
import { StalenessBar } from './staleness-bar'

interface Props {
  readonly row: FleetRow
  readonly detail: FleetDetail
}

/** The fleet's vehicles by the age of their positions. Sources count differently, so each number says whose it is (API.md section 9). */
export function FleetVehicles({ row, detail }: Props) {
  const { positions, vehicles } = detail.counts
  return (
    <PageSection title={pageWords.vehicles}>
      <StalenessBar counts={row.vehicleCounts} hasTotal={false} />
      <ul className={classes['buckets']}>
        {stalenessBuckets.map((bucket, index) => {
          const count = row.vehicleCounts[index] ?? 0
          return count === 0 ? null : (
            <li key={bucket}>
              <StalenessMark staleness={bucket} isMoving={bucket === 'late' || bucket === 'stale'} />
              {vehicleWords.staleness[bucket]} <b>{formatNumber(count)}</b>
            </li>
          )
        })}
      </ul>
      <p className={classes['quiet']}>
        {pageWords.byPositions(positions)} · {vehicles === null ? pageWords.notCounted : pageWords.byVehicles(vehicles)}
      </p>
    </PageSection>
  )
}
