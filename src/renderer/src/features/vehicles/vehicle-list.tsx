import { useDelayed } from '@renderer/ui/use-delayed'
import { useEffect } from 'react'
import { useFilter, useListAnswer, useStores } from '@renderer/state/stores'
import { EmptyList } from './empty-list'
import { HiddenSelection } from './hidden-selection'
import { ListToolbar } from './list-toolbar'
import { PositionsNotice, usePositionsForbidden } from './positions-notice'
import { useHasVehicles } from './use-table-view'
import classes from './vehicle-list.module.css'
import { VehicleRows } from './vehicle-rows'
import { words } from './words'

const emptyAfterMs = 600
/** From this width on there is room for columns. */
const wideFromPx = 520

interface Props {
  /** Waits with the vehicles: they come once the first map is drawn, which comes first. */
  readonly isHeld?: boolean
  /** Of the panel, in CSS pixels. */
  readonly widthPx?: number
}

/** All vehicles beside the map, filtered and sorted; the map's equivalent for keyboard and screen reader. */
export function VehicleList({ isHeld = false, widthPx = 380 }: Props) {
  const hasVehicles = useHasVehicles()
  const { listAnswer } = useStores()
  useEffect(() => {
    if (!isHeld) listAnswer.release()
  }, [isHeld, listAnswer])
  const isForbidden = usePositionsForbidden()
  const isAnswered = useListAnswer((answer) => answer.isAnswered)
  const total = useListAnswer((answer) => answer.total)
  const isEmpty = useListAnswer((answer) => answer.order.length === 0)
  const clear = useFilter((state) => state.clear)
  const isWide = widthPx >= wideFromPx

  // That there is nothing is said only once it has been so for a moment: at a start, the vehicles are on their way.
  const isEmptyForLong = useDelayed(!hasVehicles, emptyAfterMs)
  const isOnItsWay = hasVehicles ? !isAnswered || total === 0 : isHeld && !isEmptyForLong
  const isWaiting = isOnItsWay || (isHeld && hasVehicles)

  return (
    <section className={classes['panel']} aria-label={words.listLabel} data-testid="vehicle-list">
      <ListToolbar isWide={isWide} isWaiting={isWaiting} />
      {!isHeld && <HiddenSelection />}
      {isForbidden && (
        <div className={classes['notice']}>
          <PositionsNotice />
        </div>
      )}
      {isWaiting ? (
        <div className={classes['scroller']} aria-busy="true" />
      ) : isForbidden && total === 0 ? null : isEmpty ? (
        <EmptyList isFiltered={total > 0} onClear={clear} />
      ) : (
        <VehicleRows isWide={isWide} />
      )}
    </section>
  )
}
