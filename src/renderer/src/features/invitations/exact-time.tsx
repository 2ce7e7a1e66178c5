import { Tooltip } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { formatExact } from '@shared/domain/time'
import { useDelayed } from '@renderer/ui/use-delayed'
import classes from './invitations.module.css'

/** As long as the theme's other tooltips wait. */
const openDelayMs = 350

interface Props {
  /** Epoch milliseconds; null when there is none. */
  readonly atMs: number | null
  /** Makes the exact time reachable by keyboard; on in the row that has the focus. */
  readonly isFocusable: boolean
  readonly children: ReactNode
}

/**
 * A time in words, and exact on hover or focus: here and in UTC, for it is talked about across zones. Only then is there a tooltip: three for
 * each row took a third of the time of a key in the filter.
 */
export function ExactTime({ atMs, isFocusable, children }: Props) {
  const [asked, setAsked] = useState<HTMLElement | null>(null)
  if (atMs === null) return <span className={classes['cellText']}>{children}</span>
  const leave = () => setAsked(null)
  return (
    <>
      <time
        className={classes['cellText']}
        dateTime={new Date(atMs).toISOString()}
        tabIndex={isFocusable ? 0 : undefined}
        aria-description={asked === null ? undefined : `${formatExact(atMs)}, ${formatExact(atMs, 'UTC')}`}
        onMouseEnter={({ currentTarget }) => setAsked(currentTarget)}
        onMouseLeave={leave}
        onFocus={({ currentTarget }) => setAsked(currentTarget)}
        onBlur={leave}
      >
        {children}
      </time>
      {asked !== null && <ExactTooltip atMs={atMs} target={asked} />}
    </>
  )
}

function ExactTooltip({ atMs, target }: { readonly atMs: number; readonly target: HTMLElement }) {
  const isOpen = useDelayed(true, openDelayMs)
  return (
    <Tooltip
      target={target}
      opened={isOpen}
      label={
        <>
          {formatExact(atMs)}
          <br />
          {formatExact(atMs, 'UTC')}
        </>
      }
    />
  )
}
