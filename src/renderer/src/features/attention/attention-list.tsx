import { useState } from 'react'
import { useFleetView, useNow } from '@renderer/state/stores'
import { RowGrid } from '../fleets/row-grid'
import { itemKey, type AttentionItem } from './attention-items'
import classes from './attention.module.css'
import { FleetItem } from './fleet-item'
import { OutageItem } from './outage-item'
import { words } from './words'

const rowHeightPx = 52
const headerPx = 28

interface Props {
  readonly items: readonly AttentionItem[]
  /** Shows or hides the fleets of an outage, by the provider's slug. */
  readonly onFold: (slug: string) => void
}

/** What waits for somebody, the worst first. Enter opens a fleet's page, or unfolds an outage. */
export function AttentionList({ items, onFold }: Props) {
  const nowMs = useNow()
  const { currentKey, select, open } = useFleetView((state) => state)
  // An outage is no fleet: standing on it is known here only.
  const [outageKey, setOutageKey] = useState<string | null>(null)
  const currentItem = outageKey ?? currentKey
  const current = items.findIndex((item) => itemKey(item) === currentItem)

  const move = (index: number) => {
    const item = items[index]
    if (item === undefined) return
    setOutageKey(item.kind === 'outage' ? itemKey(item) : null)
    if (item.kind === 'fleet') select(item.row.key)
  }
  const activate = (index: number) => {
    const item = items[index]
    move(index)
    if (item?.kind === 'outage') onFold(item.outage.providerSlug)
    else if (item?.kind === 'fleet') open(item.row.key)
  }
  const takeKey = (key: string, index: number): boolean => {
    const item = items[index]
    if (item?.kind !== 'outage') return false
    const isToggle =
      key === ' ' || (key === 'ArrowRight' && !item.isUnfolded) || (key === 'ArrowLeft' && item.isUnfolded)
    if (isToggle) onFold(item.outage.providerSlug)
    return isToggle
  }
  return (
    <RowGrid
      label={words.listLabel}
      count={items.length}
      rowHeightPx={rowHeightPx}
      headerPx={headerPx}
      header={<Head />}
      current={current}
      rowId={(index) => idOf(items[index])}
      onMove={move}
      onOpen={activate}
      onKey={takeKey}
    >
      {(index, topPx) => {
        const item = items[index]
        if (item === undefined) return null
        const props = {
          id: idOf(item),
          index,
          topPx,
          nowMs,
          isCurrent: index === current,
          onPress: () => activate(index)
        }
        return item.kind === 'outage' ? (
          <OutageItem key={itemKey(item)} item={item} {...props} />
        ) : (
          <FleetItem key={itemKey(item)} item={item} {...props} />
        )
      }}
    </RowGrid>
  )
}

function idOf(item: AttentionItem | undefined): string {
  return item === undefined ? '' : `attention-${itemKey(item)}`
}

function Head() {
  return (
    <div role="row" aria-rowindex={1} className={`${classes['grid'] ?? ''} ${classes['head'] ?? ''}`}>
      <div role="columnheader">{words.verdict}</div>
      <div role="columnheader">{words.fleet}</div>
      <div role="columnheader" data-column="who">
        {words.who}
      </div>
      <div role="columnheader" data-column="since">
        {words.since}
      </div>
      <div role="columnheader" data-column="actions">
        {words.actions}
      </div>
    </div>
  )
}
