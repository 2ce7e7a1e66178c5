import { Button, NativeSelect, Popover, VisuallyHidden } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useState } from 'react'
import { motions, type FacetName } from '@shared/domain/vehicle-filter'
import { verdictKinds } from '@shared/domain/verdict-kinds'
import { useFilter, useListAnswer, useVehicleTable } from '@renderer/state/stores'
import { activeFilterCount } from './active-filters'
import { FacetList, type FacetEntry } from './facet-list'
import classes from './filter.module.css'
import { lengthText, listWords, offeredAgesMs } from './list-words'

/** The button that opens what can be filtered by; says how many filters are active. */
export function FilterMenu() {
  const [isOpen, setOpen] = useState(false)
  const count = useFilter((state) => activeFilterCount(state.filter))
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden="true" />}
          onClick={() => setOpen(!isOpen)}
        >
          {listWords.filter}
          {count > 0 && (
            <>
              {' '}
              <b className={classes['badge']}>{count}</b> <VisuallyHidden>{listWords.activeCount}</VisuallyHidden>
            </>
          )}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['menu']} aria-label={listWords.filterTitle}>
        {isOpen && <Facets />}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Mounted while open only: thousands of fleets are looked at for nobody otherwise. */
function Facets() {
  const { dictionaries } = useVehicleTable()
  const filter = useFilter((state) => state.filter)
  const change = useFilter((state) => state.change)
  const counts = useListAnswer((answer) => answer.counts)
  const provinces = useListAnswer((answer) => answer.provinces)
  const entries: Readonly<Record<Exclude<FacetName, 'staleness'>, readonly FacetEntry[]>> = {
    motions: entriesOf(motions, counts.motions),
    // Most kinds are not there on most days.
    verdicts: entriesOf(verdictKinds, counts.verdicts).filter(
      ({ value, count }) => count > 0 || filter.verdicts.some((kind) => kind === value)
    ),
    fleets: entriesOf(dictionaries.fleets, counts.fleets),
    providers: entriesOf(dictionaries.providers, counts.providers),
    provinces: entriesOf(provinces, counts.provinces)
  }
  return (
    <>
      {(['verdicts', 'motions', 'fleets', 'providers', 'provinces'] as const).map((facet) => (
        <FacetList
          key={facet}
          facet={facet}
          entries={entries[facet]}
          chosen={filter[facet]}
          onChange={(chosen) => change({ [facet]: chosen })}
        />
      ))}
      <AgeChoice />
    </>
  )
}

function AgeChoice() {
  const ageMs = useFilter((state) => state.filter.ageMs)
  const change = useFilter((state) => state.change)
  const choices = [
    { value: '', label: listWords.anyAge },
    ...offeredAgesMs.map((ms) => ({ value: String(ms), label: lengthText(ms) }))
  ]
  const msOf = (value: string) => (value === '' ? null : Number(value))
  return (
    <div role="group" aria-label={listWords.age} className={classes['facet']}>
      <h3>{listWords.age}</h3>
      <div className={classes['ages']}>
        <NativeSelect
          size="xs"
          label={listWords.seenWithin}
          data={choices}
          value={String(ageMs.atMost ?? '')}
          onChange={(event) => change({ ageMs: { ...ageMs, atMost: msOf(event.currentTarget.value) } })}
        />
        <NativeSelect
          size="xs"
          label={listWords.notSeenFor}
          data={choices}
          value={String(ageMs.atLeast ?? '')}
          onChange={(event) => change({ ageMs: { ...ageMs, atLeast: msOf(event.currentTarget.value) } })}
        />
      </div>
    </div>
  )
}

/** Two entries of a dictionary may have one name; to the person they are one. */
function entriesOf(names: readonly string[], counts: Uint32Array): FacetEntry[] {
  const byName = new Map<string, number>()
  names.forEach((name, index) => byName.set(name, (byName.get(name) ?? 0) + (counts[index] ?? 0)))
  return Array.from(byName, ([value, count]) => ({ value, count }))
}
