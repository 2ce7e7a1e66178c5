import type { VehicleTable } from '@renderer/state/vehicle-table'
import type { ClusterAnswer } from './cluster-protocol'
import { clusterWords, markWords, sizeShift } from './draw-list'
import { latitudeOfFixed, longitudeOfFixed } from './fixed-point'
import { clusterSizesPx } from './icon-keys'
import { blankSidePx, namesFromZoom } from './name-layers'
import { screenX, screenY, type ScreenView } from './screen-view'

/** A GeoJSON point: something that has a name, or only room that names keep clear of. */
export interface NameFeature {
  readonly type: 'Feature'
  readonly geometry: { readonly type: 'Point'; readonly coordinates: [longitudeDeg: number, latitudeDeg: number] }
  readonly properties: { readonly size: number; readonly name?: string }
}

/** More names than this could not be read, and most would have no room. */
const mostNames = 300
/** Room around a single vehicle, in CSS pixels. */
const markSidePx = 16
/** Around a chosen one, whose name is drawn below it by others. */
const chosenSidePx = 72
/** Outside the view, so that a name does not come late when the map is moved a little. */
const marginPx = 40

/** What is to be named and kept clear in a view: the clusters, and the vehicles nearest to its middle. */
export function nameFeatures(
  answer: ClusterAnswer,
  view: ScreenView,
  zoom: number,
  nameOf: VehicleTable['name']
): readonly NameFeature[] {
  const features: NameFeature[] = []
  const { clusters, marks, slots } = answer
  for (let at = 0; at < clusters.length; at += clusterWords) {
    const sizePx = clusterSizesPx[((clusters[at + 4] ?? 0) >>> sizeShift) & 3] ?? markSidePx
    if (isInView(view, clusters, at)) features.push(featureAt(clusters, at, sizePx))
  }
  const seen: { readonly index: number; readonly awayPx: number }[] = []
  const [middleX, middleY] = [view.widthPx / 2, view.heightPx / 2]
  for (let index = 0; index < slots.length - answer.exemptCount; index++) {
    const at = index * markWords
    if (!isInView(view, marks, at)) continue
    const awayPx = Math.hypot(screenX(view, marks[at] ?? 0) - middleX, screenY(view, marks[at + 1] ?? 0) - middleY)
    seen.push({ index, awayPx })
  }
  if (seen.length > mostNames) seen.sort((a, b) => a.awayPx - b.awayPx)
  const isNamed = zoom >= namesFromZoom
  // The chosen ones are named elsewhere; here they only keep the place of mark and name clear.
  for (let index = slots.length - answer.exemptCount; index < slots.length; index++) {
    if (isInView(view, marks, index * markWords)) features.push(featureAt(marks, index * markWords, chosenSidePx))
  }
  for (const { index } of seen.slice(0, mostNames)) {
    const name = isNamed ? nameOf(slots[index] ?? 0) : ''
    features.push(featureAt(marks, index * markWords, markSidePx, name))
  }
  return features
}

function isInView(view: ScreenView, words: Uint32Array, at: number): boolean {
  const x = screenX(view, words[at] ?? 0)
  const y = screenY(view, words[at + 1] ?? 0)
  return x > -marginPx && x < view.widthPx + marginPx && y > -marginPx && y < view.heightPx + marginPx
}

function featureAt(words: Uint32Array, at: number, sizePx: number, name = ''): NameFeature {
  const coordinates: [number, number] = [longitudeOfFixed(words[at] ?? 0), latitudeOfFixed(words[at + 1] ?? 0)]
  const size = sizePx / blankSidePx
  const properties = name === '' ? { size } : { size, name }
  return { type: 'Feature', geometry: { type: 'Point', coordinates }, properties }
}
