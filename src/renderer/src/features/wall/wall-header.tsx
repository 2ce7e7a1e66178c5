import { useNow, usePositionStatus, useReachability, useSession } from '../../state/stores'
import { EnvironmentBadge } from '../../ui/environment-badge'
import { ProfileDot } from '../../ui/profile-dot'
import { WallClock } from './wall-clock'
import type { WallCounts } from './wall-counts'
import { wallSource } from './wall-source'
import { words } from './words'
import classes from './wall.module.css'

interface Props {
  readonly counts: WallCounts
  readonly filterText: string | null
}

/** Whose vehicles these are, how many, as of when, and what time it is. */
export function WallHeader({ counts, filterText }: Props) {
  const session = useSession((state) => state)
  const reachability = useReachability((state) => state)
  const status = usePositionStatus((state) => state)
  const nowMs = useNow()
  const source = wallSource(reachability, session, status, nowMs)
  const profile = session.kind === 'open' ? session.profile : null
  const isFiltered = counts.shown !== counts.total
  return (
    <header className={classes['header']}>
      <div className={classes['who']}>
        {profile && (
          <h1 className={classes['profile']}>
            <ProfileDot profileId={profile.id} frameColour={profile.frameColour} />
            <span className={classes['name']}>{profile.name}</span>
            <EnvironmentBadge environment={profile.environment} />
          </h1>
        )}
        <p className={classes['shown']}>
          <b>{isFiltered ? words.filtered(counts.shown, counts.total) : words.count(counts.total)}</b>{' '}
          {words.vehicleNoun(counts.total)}
          {isFiltered && filterText !== null && <span className={classes['filter']}> · {filterText}</span>}
        </p>
      </div>
      <div className={classes['source']} data-tone={source.tone} role="status">
        <p className={classes['connection']}>
          <span className={classes['lamp']} aria-hidden="true" />
          {source.connection}
        </p>
        <p className={classes['asOf']}>{source.asOf}</p>
      </div>
      <WallClock />
    </header>
  )
}
