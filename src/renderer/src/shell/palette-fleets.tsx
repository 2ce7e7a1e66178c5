import { Spotlight } from '@mantine/spotlight'
import { IconBuildingStore } from '@tabler/icons-react'
import { verdictName } from '../features/fleets/verdict-words'
import { useFleets, useFleetView, useView } from '../state/stores'
import { findFleets } from './find-fleets'
import { frameWords } from './words'

const fleetLimit = 5

/** The fleets that the search finds; choosing one opens its page. */
export function PaletteFleets({ query }: { readonly query: string }) {
  const byKey = useFleets((state) => state.byKey)
  const open = useFleetView((state) => state.open)
  const show = useView((state) => state.show)
  const found = findFleets(byKey.values(), query, fleetLimit)
  if (found.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={frameWords.fleets}>
      {found.map((row) => (
        <Spotlight.Action
          key={row.key}
          label={row.name}
          description={[row.fleetRef, verdictName(row.verdict.kind)].filter((text) => text !== null).join(' · ')}
          leftSection={<IconBuildingStore size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => {
            open(row.key)
            show('fleets')
          }}
        />
      ))}
    </Spotlight.ActionsGroup>
  )
}
