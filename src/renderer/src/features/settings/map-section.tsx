import { SegmentedControl } from '@mantine/core'
import { useBaseMaps, useSettings } from '../../state/stores'
import { useChangeSettings } from '../../state/use-change-settings'
import { mapWords } from './map-section-words'
import { OnlineMapRow } from './online-map-row'
import { RegionFilesRow } from './region-files-row'
import { Row, Section } from './section'

/** What lies under the vehicles: the built-in map, region files, or a map from the net. */
export function MapSection() {
  const baseMap = useSettings((settings) => settings.baseMap)
  const change = useChangeSettings()
  const hasRegions = useBaseMaps((maps) => maps.regions.length > 0)
  const hasOnline = useBaseMaps((maps) => maps.online !== null)
  return (
    <Section title={mapWords.title}>
      <Row label={mapWords.baseMap} hint={mapWords.baseMapHints[baseMap]}>
        <SegmentedControl
          aria-label={mapWords.baseMap}
          value={baseMap}
          onChange={(next) => change({ baseMap: next })}
          data={[
            { value: 'bundled', label: mapWords.bundled },
            { value: 'regions', label: mapWords.regions, disabled: !hasRegions && baseMap !== 'regions' },
            { value: 'online', label: mapWords.online, disabled: !hasOnline && baseMap !== 'online' }
          ]}
        />
      </Row>
      <RegionFilesRow />
      <OnlineMapRow />
    </Section>
  )
}
