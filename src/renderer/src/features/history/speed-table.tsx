import { useSettings } from '@renderer/state/stores'
import { formatDistance } from '@shared/domain/measures'
import { formatWeekdayTime } from '@shared/domain/time'
import { speedTable } from '@shared/domain/track-table'
import { formatSpeed } from '@shared/domain/units'
import { useMemo } from 'react'
import classes from './history.module.css'
import type { LoadedHistory } from './loaded-history'
import { useTimeZone } from './use-time-zone'
import { words } from './words'

/** What the speed chart shows, in numbers: for who cannot see it, and for who wants to read it off. */
export function SpeedTable({ loaded }: { readonly loaded: LoadedHistory }) {
  const unit = useSettings((settings) => settings.speedUnit)
  const { timeZone } = useTimeZone(loaded.wish.slot)
  const rows = useMemo(() => speedTable(loaded.track, loaded.speeds.speedMps), [loaded])
  return (
    <details className={classes['table']}>
      <summary>{words.tableTitle}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.tableFrom}</th>
            <th scope="col">{words.tableTop}</th>
            <th scope="col">{words.tableDistance}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ fromMs, topSpeedMps, distanceM }) => (
            <tr key={fromMs}>
              <th scope="row">{formatWeekdayTime(fromMs, timeZone)}</th>
              <td>{formatSpeed(topSpeedMps, unit) || words.tableNothing}</td>
              <td>{formatDistance(distanceM, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
