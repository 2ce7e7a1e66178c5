import { assertNever } from '@shared/domain/assert-never'
import { RunStatus } from '../features/bulk/run-status'
import { formatExact } from '@shared/domain/time'
import type { FailureCode } from '@shared/ipc/result'
import type { PositionStatus } from '@shared/ipc/schemas-positions'
import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useBridge, useNow, usePositionStatus, useSession } from '../state/stores'
import { formatAsOf } from '../ui/as-of'
import { formatCount } from '../ui/count'
import { failureSentence } from '../ui/failure-words'
import { useDelayed } from '../ui/use-delayed'
import { SetAsidePopover } from './set-aside-popover'
import classes from './status-bar.module.css'
import { frameWords, words } from './words'

/** What the numbers on screen count, and as of when; progress of the sweep; what could not be taken in. */
export function StatusBar({ onRefresh }: { readonly onRefresh: () => void }) {
  const status = usePositionStatus((state) => state)
  const nowMs = useNow()
  // Without its secret a profile stores nothing, and what was stored is still there: nothing to warn of.
  const isSecretMissing = useSession(
    (session) =>
      session.kind === 'open' && session.credentialsNeeded !== null && session.credentialsNeeded !== 'rejected'
  )
  const cacheText = isSecretMissing ? null : words.cache(status.cache)
  return (
    <footer className={classes['bar']} aria-label={frameWords.status}>
      <AsOf status={status} nowMs={nowMs} />
      {status.vehicleCount > 0 && (
        <>
          <Part>{formatCount(status.vehicleCount, 'vehicle')}</Part>
          <Part>{words.withPosition(status.withPositionCount)}</Part>
        </>
      )}
      {status.setAsideCount > 0 && (
        <Part>
          <SetAsidePopover count={status.setAsideCount} />
        </Part>
      )}
      <span className={classes['space']} />
      <RunStatus className={classes['button']} />
      {cacheText !== null && <span className={classes['problem']}>{cacheText}</span>}
      {status.lastError !== null && status.lastError !== 'cancelled' && (
        <Tooltip label={whyIncomplete(status.lastError, status.missing)} multiline maw={360}>
          <span className={classes['problem']} tabIndex={0}>
            {words.incomplete}
          </span>
        </Tooltip>
      )}
      <Sweep sweep={status.sweep} isResumable={status.isResumable} onRefresh={onRefresh} />
    </footer>
  )
}

function Part({ children }: { readonly children: ReactNode }) {
  return <span className={classes['part']}>{children}</span>
}

function AsOf({ status, nowMs }: { readonly status: PositionStatus; readonly nowMs: number }) {
  if (status.asOfMs === null) return <span>{words.noPositions}</span>
  const asOf = formatAsOf(status.asOfMs, nowMs)
  return (
    <Tooltip label={formatExact(status.asOfMs)}>
      <span>{textOf(status.source, asOf)}</span>
    </Tooltip>
  )
}

function textOf(source: PositionStatus['source'], asOf: string): string {
  switch (source) {
    case 'nothing':
    case 'server':
      return words.positionsAsOf(asOf)
    case 'cache':
      return words.storedPositionsAsOf(asOf)
    default:
      return assertNever(source)
  }
}

function whyIncomplete(code: FailureCode, missing: PositionStatus['missing']): string {
  const why = failureSentence({ code })
  return missing === null ? why : `${why} ${words.missing(missing)}`
}

interface SweepProps {
  readonly sweep: PositionStatus['sweep']
  /** A refresh that was stopped half-way can be gone on with. */
  readonly isResumable: boolean
  readonly onRefresh: () => void
}

function Sweep({ sweep, isResumable, onRefresh }: SweepProps) {
  const bridge = useBridge()
  // A sweep of one page is over before anyone could read about it.
  const isShown = useDelayed(sweep !== null, 200)
  if (sweep === null || !isShown) {
    return (
      <button type="button" className={classes['button']} onClick={onRefresh} disabled={sweep !== null}>
        {isResumable ? words.continueRefresh : words.refresh}
      </button>
    )
  }
  return (
    <>
      {sweep.expected !== null && (
        <progress
          className={classes['progress']}
          aria-label={words.refresh}
          max={Math.max(sweep.expected, sweep.received, 1)}
          value={sweep.received}
        />
      )}
      <span>
        {words.sweepProgress(sweep.received, sweep.expected)}
        {sweep.pausedUntilMs !== null && ` · ${words.sweepPaused}`}
      </span>
      <button
        type="button"
        className={classes['button']}
        onClick={() => void bridge.calls['positions:cancel-refresh'](undefined)}
      >
        {words.cancel}
      </button>
    </>
  )
}
