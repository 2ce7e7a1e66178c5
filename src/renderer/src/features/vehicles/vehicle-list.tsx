import { useDelayed } from '@renderer/ui/use-delayed'
import { useEffect } from 'react'
import { useFilter, useListAnswer, useStores } from '@renderer/state/stores'
import { EmptyList } from './empty-list'
import { HiddenSelection } from './hidden-selection'
import { ListToolbar } from './list-toolbar'
import { PositionsNotice, usePositionsForbidden } from './positions-notice'
import { useTableView } from './use-table-view'
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
  const { table } = useTableView()
  const { listAnswer } = useStores()
  useEffect(() => {
    if (!isHeld) listAnswer.release()
  }, [isHeld, listAnswer])
  const isForbidden = usePositionsForbidden()
  const isAnswered = useListAnswer((answer) => answer.isAnswered)
  const total = useListAnswer((answer) => answer.total)
  const count = useListAnswer((answer) => answer.order.length)
  const clear = useFilter((state) => state.clear)
  const isWide = widthPx >= wideFromPx

  // That there is nothing is said only once it has been so for a moment: at a start, the vehicles are on their way.
  const isEmptyForLong = useDelayed(table.size === 0, emptyAfterMs)
  const isOnItsWay = table.size > 0 ? !isAnswered || total === 0 : isHeld && !isEmptyForLong
  const isWaiting = isOnItsWay || (isHeld && table.size > 0)

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
      ) : isForbidden && total === 0 ? null : count === 0 ? (
        <EmptyList isFiltered={total > 0} onClear={clear} />
      ) : (
        <VehicleRows isWide={isWide} />
      )}
    </section>
  )
}
