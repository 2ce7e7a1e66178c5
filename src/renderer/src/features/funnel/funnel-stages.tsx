import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react'
import { Fragment } from 'react'
import { funnelEnds, funnelStages, type funnelCounts, type FunnelEnd, type FunnelStage } from '@shared/domain/funnel'
import { FilterChip, FilterChips } from '@renderer/ui/filter-chip'
import classes from './funnel.module.css'
import { words } from './words'

/** Which fleets are listed: all, those that are stuck, or those that stand at one stage. */
export type FunnelFilter = FunnelStage | FunnelEnd | 'stuck' | 'all'

interface Props {
  readonly counts: ReturnType<typeof funnelCounts>
  readonly chosen: FunnelFilter
  readonly onChoose: (filter: FunnelFilter) => void
}

/** How many have come how far. Each number holds those that went on; pressed, it lists the ones that stand there. */
export function FunnelStages({ counts, chosen, onChoose }: Props) {
  const press = (filter: FunnelFilter) => onChoose(chosen === filter ? 'all' : filter)
  return (
    <div className={classes['stages']}>
      <FilterChips label={words.show}>
        {funnelStages.map((stage, place) => (
          <Fragment key={stage}>
            {place > 0 && <IconChevronRight className={classes['arrow']} size={14} aria-hidden="true" />}
            <FilterChip
              isPressed={chosen === stage}
              count={words.count(counts[stage])}
              hint={words.at[stage]}
              onPress={() => press(stage)}
            >
              {words.stages[stage]}
            </FilterChip>
          </Fragment>
        ))}
      </FilterChips>
      <FilterChips label={words.stuck}>
        {counts.stuck > 0 || chosen === 'stuck' ? (
          <FilterChip isPressed={chosen === 'stuck'} count={words.count(counts.stuck)} onPress={() => press('stuck')}>
            <IconAlertTriangle className={classes['stuckMark']} size={13} aria-hidden="true" />
            {words.stuck}
          </FilterChip>
        ) : null}
        {funnelEnds
          .filter((end) => counts[end] > 0 || chosen === end)
          .map((end) => (
            <FilterChip
              key={end}
              isPressed={chosen === end}
              count={words.count(counts[end])}
              onPress={() => press(end)}
            >
              {words.stages[end]}
            </FilterChip>
          ))}
      </FilterChips>
    </div>
  )
}
