import { Button } from '@mantine/core'
import type { Bridge } from '@shared/ipc/contract'
import { useEffect, useState } from 'react'
import classes from './export.module.css'
import { words } from './words'

interface Props {
  /** Given, not read from the page: toasts are shown outside it. */
  readonly bridge: Bridge
  readonly exportId: string
  readonly total: number
}

/** How far an export is, and the way to stop it. */
export function ExportProgress({ bridge, exportId, total }: Props) {
  const [writtenCount, setWritten] = useState(0)
  useEffect(
    () =>
      bridge.events['export:progress']((progress) => {
        if (progress.exportId === exportId) setWritten(progress.writtenCount)
      }),
    [bridge, exportId]
  )
  return (
    <div className={classes['progress']}>
      <progress max={total} value={writtenCount} aria-label={words.writing(total)} />
      <div className={classes['progressText']}>
        <span>{words.written(writtenCount, total)}</span>
        <Button size="compact-xs" variant="subtle" onClick={() => void bridge.calls['export:cancel']({ exportId })}>
          {words.cancel}
        </Button>
      </div>
    </div>
  )
}
