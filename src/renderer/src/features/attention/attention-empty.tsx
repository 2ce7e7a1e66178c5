import { Button } from '@mantine/core'
import type { FleetTile } from '@renderer/state/fleet-view-store'
import { useFleets, useView } from '@renderer/state/stores'
import { EmptyState } from '@renderer/ui/empty-state'
import { words } from './words'

interface Props {
  readonly counts: Readonly<Record<FleetTile, number>>
  /** Whether only a part of the fleets was asked for. */
  readonly isNarrowed: boolean
  readonly onShowAll: () => void
}

/** The attention view with nothing in it, which is good news once the fleets were read. */
export function AttentionEmpty({ counts, isNarrowed, onShowAll }: Props) {
  const asOfMs = useFleets((state) => state.meta.asOfMs)
  const hasFleets = useFleets((state) => state.byKey.size > 0)
  const openInvite = useView((state) => state.openInvite)
  if (!hasFleets) {
    return asOfMs === null ? (
      <EmptyState title={words.notReadTitle}>{words.notReadText}</EmptyState>
    ) : (
      <EmptyState
        title={words.noFleetsTitle}
        action={
          <Button size="xs" onClick={openInvite}>
            {words.invite}
          </Button>
        }
      >
        {words.noFleetsText}
      </EmptyState>
    )
  }
  if (isNarrowed) {
    return (
      <EmptyState
        title={words.noneOfTileTitle}
        action={
          <Button size="xs" variant="default" onClick={onShowAll}>
            {words.showAll}
          </Button>
        }
      >
        {words.noneOfTile}
      </EmptyState>
    )
  }
  return (
    <EmptyState title={words.goodTitle}>
      {counts.snoozed === 0 ? words.good(counts.fine) : words.goodWithSnoozed(counts.fine, counts.snoozed)}
    </EmptyState>
  )
}
