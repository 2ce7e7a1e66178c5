import { Button, Menu } from '@mantine/core'
import type { HistoryFileFormat } from '@shared/ipc/schemas-export'
import { useRef } from 'react'
import { useStores } from '../../state/stores'
import type { LoadedHistory } from '../history/loaded-history'
import { tellOutcome } from './tell-outcome'
import { withProgress } from './with-progress'
import { words } from './words'

/** Saves the past that is loaded, every position of it, as a table or as a track that other maps read. */
export function HistoryExportMenu({ loaded }: { readonly loaded: LoadedHistory }) {
  const { bridge } = useStores()
  const lastExport = useRef(0)

  async function save(format: HistoryFileFormat): Promise<void> {
    const { wish, track } = loaded
    const { epoch, slot, fromMs, toMs } = wish
    const exportId = `history-${++lastExport.current}`
    const total = track.occurredAtMs.length
    const answer = await withProgress(bridge, exportId, total, () =>
      bridge.calls['export:history']({ exportId, format, epoch, slot, fromMs, toMs, track })
    )
    tellOutcome(answer, total)
  }

  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default">
          {words.historyMenu}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={words.historyMenu}>
        <Menu.Item onClick={() => void save('csv')}>{words.csv}</Menu.Item>
        <Menu.Item onClick={() => void save('gpx')}>{words.gpx}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
