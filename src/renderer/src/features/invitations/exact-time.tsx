import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatExact } from '@shared/domain/time'
import classes from './invitations.module.css'

interface Props {
  /** Epoch milliseconds; null when there is none. */
  readonly atMs: number | null
  /** Makes the exact time reachable by keyboard; on in the row that has the focus. */
  readonly isFocusable: boolean
  readonly children: ReactNode
}

/** A time in words, and exact on hover or focus: here and in UTC, for it is talked about across zones. */
export function ExactTime({ atMs, isFocusable, children }: Props) {
  if (atMs === null) return <span className={classes['cellText']}>{children}</span>
  return (
    <Tooltip
      label={
        <>
          {formatExact(atMs)}
          <br />
          {formatExact(atMs, 'UTC')}
        </>
      }
    >
      <time
        className={classes['cellText']}
        dateTime={new Date(atMs).toISOString()}
        tabIndex={isFocusable ? 0 : undefined}
      >
        {children}
      </time>
    </Tooltip>
  )
}
