import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileCertificate, IconMapPin, IconTable } from '@tabler/icons-react'
import { useExports } from '../export/use-exports'
import { actionWords } from './action-words'

interface Props {
  /** The fleets that the file is about: always the whole list, whatever is scrolled to. */
  readonly keys: readonly string[]
  /** On the page of the one fleet there is nothing to count. */
  readonly isOne?: boolean
}

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

/** Saves what is known now, so that it can be shown later: times, sources, verdicts and a check sum for each row (UX.md idea 18). */
export function EvidenceMenu({ keys, isOne = false }: Props) {
  const exports = useExports()
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          title={actionWords.evidenceHint}
          disabled={keys.length === 0}
          leftSection={<IconFileCertificate size={14} stroke={1.75} aria-hidden="true" />}
          rightSection={<IconChevronDown size={12} aria-hidden="true" />}
        >
          {actionWords.evidence}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={actionWords.evidence}>
        {!isOne && <Menu.Label>{actionWords.evidenceOf(keys.length)}</Menu.Label>}
        <Menu.Item leftSection={<IconTable {...icon} />} onClick={() => void exports.fleetEvidence('csv', keys)}>
          {actionWords.evidenceCsv}
        </Menu.Item>
        <Menu.Item leftSection={<IconMapPin {...icon} />} onClick={() => void exports.fleetEvidence('geojson', keys)}>
          {actionWords.evidenceGeojson}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
