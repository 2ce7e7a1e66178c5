import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { MapPicture, PictureSize } from '../../map/map-picture-types'
import { PrintSheet } from './print-sheet'
import type { SheetFacts } from './sheet-facts'

/** Squarer than its place on a sheet of A4 or Letter: what does not fit is cut off above and below, and the scale stays true. */
export const printSize: PictureSize = { widthPx: 1400, heightPx: 1000, pixelRatio: 2 }

/**
 * Lays a sheet out beside the page: seen on paper only, and then nothing else is.
 *
 * @returns how to take it away; resolves once its picture can be painted
 */
export async function layOutPrint({ canvas, scale }: MapPicture, facts: SheetFacts): Promise<() => void> {
  const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  const url = URL.createObjectURL(bytes ?? new Blob())
  const place = document.createElement('div')
  place.setAttribute('data-print-sheet', '')
  document.body.append(place)
  const root = createRoot(place)
  const percent = scale === null ? null : { text: scale.text, percent: (scale.widthPx / printSize.widthPx) * 100 }
  flushSync(() => root.render(<PrintSheet facts={facts} pictureUrl={url} scale={percent} />))
  // Undecoded, it would be missing on paper.
  await place
    .querySelector('img')
    ?.decode()
    .catch(() => undefined)
  return () => {
    root.unmount()
    place.remove()
    URL.revokeObjectURL(url)
  }
}
