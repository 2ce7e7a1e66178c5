import { ActionIcon, Menu } from '@mantine/core'
import {
  IconDownload,
  IconFileCertificate,
  IconFileTypePdf,
  IconMapPin,
  IconPhoto,
  IconPrinter,
  IconTable
} from '@tabler/icons-react'
import { useState } from 'react'
import { useVehicleTable } from '../../state/stores'
import { useSharedFilter } from '../wall/shared-filter'
import { actionWords } from '../fleets/action-words'
import { exportSetOf } from './export-set'
import { useExports } from './use-exports'
import { words } from './words'

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

/** Everything that leaves the app as a file or on paper, with the number of rows before anything is written. */
export function ExportMenu() {
  const exports = useExports()
  const table = useVehicleTable()
  const filter = useSharedFilter()
  const [counted, setCounted] = useState<{ readonly rows: number; readonly isFiltered: boolean } | null>(null)

  // Counted as the menu opens: it is a pass over all vehicles, and while it is closed nobody reads it.
  const count = (): void => {
    const { slots, total } = exportSetOf(table, filter)
    setCounted({ rows: slots.length, isFiltered: slots.length !== total })
  }
  const hasRows = counted !== null && counted.rows > 0
  return (
    <Menu position="bottom-end" onOpen={count} withinPortal>
      <Menu.Target>
        <ActionIcon size="md" aria-label={words.menu} title={words.menuHint}>
          <IconDownload size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label={words.menu}>
        <Menu.Label>{hasRows ? words.rows(counted.rows, counted.isFiltered) : words.noRows}</Menu.Label>
        <Menu.Item
          disabled={!hasRows}
          leftSection={<IconTable {...icon} />}
          onClick={() => void exports.vehicles('csv')}
        >
          {words.csv}
        </Menu.Item>
        <Menu.Item
          disabled={!hasRows}
          leftSection={<IconMapPin {...icon} />}
          onClick={() => void exports.vehicles('geojson')}
        >
          {words.geojson}
        </Menu.Item>
        <Menu.Item
          disabled={!hasRows}
          leftSection={<IconFileCertificate {...icon} />}
          onClick={() => void exports.vehicleEvidence('csv')}
        >
          {actionWords.evidenceCsv}
        </Menu.Item>
        <Menu.Item
          disabled={!hasRows}
          leftSection={<IconFileCertificate {...icon} />}
          onClick={() => void exports.vehicleEvidence('geojson')}
        >
          {actionWords.evidenceGeojson}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconPhoto {...icon} />} onClick={() => void exports.picture()}>
          {words.picture}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypePdf {...icon} />} onClick={() => void exports.pdf()}>
          {words.pdf}
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter {...icon} />} onClick={() => void exports.print()}>
          {words.print}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
