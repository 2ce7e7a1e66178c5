import type { FleetPart, InvisiblePart } from '@shared/ipc/schemas-fleets'
import classes from './fleet-page.module.css'
import { invisibleWords, partName } from './invisible-words'

interface Props {
  readonly part: FleetPart
  readonly invisible: readonly InvisiblePart[]
}

/** Says in the place of a part that this account does not get it, and by which permission it would. */
export function NotVisible({ part, invisible }: Props) {
  const own = invisible.find((each) => each.part === part)
  if (own === undefined) return null
  return (
    <p className={classes['quiet']}>
      <b>{invisibleWords.notVisible(partName(part))}</b> {invisibleWords.needs(own.permission)}
    </p>
  )
}

/** Whether this account does not get a part. */
export function isInvisible(part: FleetPart, invisible: readonly InvisiblePart[]): boolean {
  return invisible.some((each) => each.part === part)
}
