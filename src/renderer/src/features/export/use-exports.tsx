import { notifications } from '@mantine/notifications'
import type { Result } from '@shared/ipc/result'
import type { FileOutcome, VehicleFileFormat } from '@shared/ipc/schemas-export'
import { useMemo } from 'react'
import type { Stores } from '../../state/create-stores'
import { useStores } from '../../state/stores'
import { failureSentence } from '../../ui/failure-words'
import { useSharedFilter, type SharedFilter } from '../wall/shared-filter'
import { drawnMarks } from './drawn-marks'
import { exportSetOf } from './export-set'
import { withProgress } from './with-progress'
import { layOutPrint, printSize } from './lay-out-print'
import type { MapPicture, PictureSize } from '../../map/map-picture-types'
import { drawPictureSheet, pictureFooterPx, pictureSheet } from './picture-sheet'
import { tellOutcome } from './tell-outcome'
import { sheetFacts } from './sheet-facts'
import { words } from './words'

/** What can be saved and printed; each asks where to, and says how it went. */
export interface Exports {
  readonly vehicles: (format: VehicleFileFormat) => Promise<void>
  /** What is known now of the vehicles that pass the filter, or of the named ones, with what is needed to show it later. */
  readonly vehicleEvidence: (format: VehicleFileFormat, slots?: Uint32Array<ArrayBuffer>) => Promise<void>
  /** The same of all vehicles of some fleets. */
  readonly fleetEvidence: (format: VehicleFileFormat, keys: readonly string[]) => Promise<void>
  readonly picture: () => Promise<void>
  readonly pdf: () => Promise<void>
  readonly print: () => Promise<void>
}

/** The exports of this window. */
export function useExports(): Exports {
  const stores = useStores()
  const filter = useSharedFilter()
  return useMemo(() => createExports(stores, filter), [stores, filter])
}

function createExports(stores: Stores, filter: SharedFilter): Exports {
  const { bridge } = stores
  let lastExport = 0
  const setNow = () => exportSetOf(stores.vehicleTable, filter)

  /** Draws the map for a sheet, says so when that takes long, and says when it failed. */
  async function withPicture(
    scheme: 'light' | 'dark',
    size: PictureSize,
    work: (picture: MapPicture) => Promise<void>
  ): Promise<void> {
    const id = notifications.show({ message: words.drawing, loading: true, autoClose: false, withCloseButton: false })
    const { take } = stores.mapTools.picture.getState()
    const picture = take === null ? null : await take(scheme, size)
    notifications.hide(id)
    if (picture === null) notifications.show({ color: 'red', title: words.notDrawn, message: words.notDrawnText })
    else await work(picture)
  }

  function factsNow() {
    const isRewound = stores.rewind.store.getState().kind === 'rewound'
    const status = isRewound ? { asOfMs: stores.shownNow() } : stores.positionStatus.getState()
    return sheetFacts(
      stores.session.getState(),
      status,
      setNow(),
      drawnMarks(stores),
      stores.mapTools.base.getState().attribution,
      Date.now()
    )
  }

  async function printed<T>(run: () => Promise<T>, say: (answer: T) => void): Promise<void> {
    await withPicture('light', printSize, async (picture) => {
      const takeAway = await layOutPrint(picture, factsNow())
      try {
        say(await run())
      } finally {
        takeAway()
      }
    })
  }

  /** Main has the present only; a file of it under a list of the past would be taken for that past. */
  function isRewound(): boolean {
    if (stores.rewind.store.getState().kind !== 'rewound') return false
    notifications.show({ color: 'red', title: words.notSaved, message: words.rewound })
    return true
  }

  /** Follows an export from its first row to the file. */
  async function written(total: number, run: (exportId: string) => Promise<Result<FileOutcome>>): Promise<void> {
    const exportId = `vehicles-${++lastExport}`
    tellOutcome(await withProgress(bridge, exportId, total, () => run(exportId)), total)
  }

  return {
    async vehicles(format) {
      if (isRewound()) return
      const { epoch, slots, filterText } = setNow()
      if (epoch === null || slots.length === 0) {
        notifications.show({ message: words.noRows })
        return
      }
      await written(slots.length, (exportId) =>
        bridge.calls['export:vehicles']({ exportId, format, epoch, slots, filterText })
      )
    },
    async vehicleEvidence(format, named) {
      if (isRewound()) return
      const { epoch, slots: shown } = setNow()
      const slots = named ?? shown
      if (epoch === null || slots.length === 0) {
        notifications.show({ message: words.noRows })
        return
      }
      await written(slots.length, (exportId) =>
        bridge.calls['export:evidence']({ exportId, format, scope: { kind: 'vehicles', epoch, slots } })
      )
    },
    async fleetEvidence(format, keys) {
      const { byKey } = stores.fleets.getState()
      const total = keys.reduce(
        (sum, key) => sum + (byKey.get(key)?.vehicleCounts.reduce((all, count) => all + count, 0) ?? 0),
        0
      )
      await written(total, (exportId) =>
        bridge.calls['export:evidence']({ exportId, format, scope: { kind: 'fleets', keys: [...keys] } })
      )
    },
    async picture() {
      const facts = factsNow()
      const { widthPx, heightPx, headerPx, pixelRatio } = pictureSheet
      const size = { widthPx, heightPx: heightPx - headerPx - pictureFooterPx(facts), pixelRatio }
      const scheme = document.documentElement.dataset['mantineColorScheme'] === 'dark' ? 'dark' : 'light'
      await withPicture(scheme, size, async (picture) => {
        const canvas = document.createElement('canvas')
        drawPictureSheet(canvas, picture, facts, scheme)
        const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
        if (blob === null) {
          notifications.show({ color: 'red', title: words.notDrawn, message: words.notDrawnText })
          return
        }
        tellOutcome(await bridge.calls['export:picture']({ png: new Uint8Array(await blob.arrayBuffer()) }), 0)
      })
    },
    pdf: () =>
      printed(
        () => bridge.calls['export:pdf'](undefined),
        (answer) => tellOutcome(answer, 0)
      ),
    print: () =>
      printed(
        () => bridge.calls['export:print'](undefined),
        (answer) => {
          if (answer.ok && answer.value.kind === 'not-printed') {
            notifications.show({ color: 'red', title: words.notPrinted, message: words.notPrintedText })
          } else if (!answer.ok) {
            notifications.show({ color: 'red', title: words.notPrinted, message: failureSentence(answer.error) })
          }
        }
      )
  }
}
