import { Button, Checkbox, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { worstFirst } from '@shared/domain/verdict-order'
import { useFleetView } from '@renderer/state/stores'
import { fleetTiles } from '@renderer/state/fleet-view-store'
import { formatNumber } from '@renderer/ui/count'
import { FilterChip, FilterChips } from '@renderer/ui/filter-chip'
import type { FleetView } from './fleet-filter'
import classes from './fleets.module.css'
import { verdictName } from './verdict-words'
import { words } from './words'

/** What the list can be narrowed by, each with how many fleets it would leave. */
export function FleetFilters({ view }: { readonly view: FleetView }) {
  const { tiles, verdicts, providers } = useFleetView((state) => state.filter)
  const change = useFleetView((state) => state.change)
  return (
    <>
      <FilterChips label={words.tilesLabel}>
        {fleetTiles.map((tile) => {
          const count = view.tileCounts.get(tile) ?? 0
          const isPressed = tiles.includes(tile)
          if (count === 0 && !isPressed) return null
          return (
            <FilterChip
              key={tile}
              isPressed={isPressed}
              count={formatNumber(count)}
              hint={words.tileHints[tile]}
              onPress={() => change({ tiles: toggled(tiles, tile) })}
            >
              {words.tiles[tile]}
            </FilterChip>
          )
        })}
      </FilterChips>
      <Choice label={words.verdictFilter} chosenCount={verdicts.length}>
        {worstFirst.map((kind) => {
          const count = view.verdictCounts.get(kind) ?? 0
          if (count === 0 && !verdicts.includes(kind)) return null
          return (
            <Checkbox
              key={kind}
              label={`${verdictName(kind)} (${formatNumber(count)})`}
              checked={verdicts.includes(kind)}
              onChange={() => change({ verdicts: toggled(verdicts, kind) })}
            />
          )
        })}
      </Choice>
      <Choice label={words.providerFilter} chosenCount={providers.length}>
        {[...view.providers]
          .sort(([, one], [, other]) => other.count - one.count)
          .map(([slug, { name, count }]) => (
            <Checkbox
              key={slug}
              label={`${name} (${formatNumber(count)})`}
              checked={providers.includes(slug)}
              onChange={() => change({ providers: toggled(providers, slug) })}
            />
          ))}
      </Choice>
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly chosenCount: number
  readonly children: ReactNode
}

function Choice({ label, chosenCount, children }: ChoiceProps) {
  return (
    <Popover position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="default"
          className={classes['choice'] ?? ''}
          data-chosen={chosenCount > 0 || undefined}
          rightSection={<IconChevronDown size={12} aria-hidden="true" />}
        >
          {words.chosen(label, chosenCount)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <div className={classes['checks']}>{children}</div>
      </Popover.Dropdown>
    </Popover>
  )
}

function toggled<T>(list: readonly T[], entry: T): readonly T[] {
  return list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry]
}
