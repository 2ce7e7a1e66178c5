import { useSettings } from '@renderer/state/stores'
import { formatNumber } from '@renderer/ui/count'
import { formatDistance, formatDuration } from '@shared/domain/measures'
import { formatSpeed } from '@shared/domain/units'
import classes from './history.module.css'
import type { LoadedHistory } from './loaded-history'
import { words } from './words'

/** A loaded past in a few numbers. */
export function HistorySummary({ loaded }: { readonly loaded: LoadedHistory }) {
  const unit = useSettings((settings) => settings.speedUnit)
  const { distanceM, drivenMs, stoodMs, unknownMs, topSpeedMps, fixCount } = loaded.statistics
  const distance = formatDistance(distanceM, unit)
  const facts = [
    [words.distance, unknownMs > 0 ? words.atLeast(distance) : distance],
    [words.topSpeed, formatSpeed(topSpeedMps, unit) || words.noSpeed],
    [words.driving, formatDuration(drivenMs)],
    [words.standing, formatDuration(stoodMs)],
    ...(unknownMs > 0 ? [[words.unknownTime, formatDuration(unknownMs)]] : []),
    [words.positions, formatNumber(fixCount)]
  ] as const
  return (
    <dl className={classes['summary']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
