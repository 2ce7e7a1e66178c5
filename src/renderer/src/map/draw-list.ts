import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { clusterSizeIndex, ringSharesOf } from './icon-keys'
import { labelCodes } from './cluster-label'
import { bearingShift, noBearing } from './point-rows'
import { ageLookIndex, ageLooks, ringGroups, severities, shapes, type Shape } from './vehicle-look'

/**
 * The words that the worker writes and the graphics card reads, one run for each thing drawn.
 *
 * Cluster: x, y, total, shares of the ring groups 0 to 3 (a byte each), shares 4 to 6 with the size
 * and the worst severity above them, label codes.
 * Mark: x, y, and its sprite with the bearing in the second byte and the badge above it.
 */
export const clusterWords = 6
export const markWords = 3

/** Where the size begins in a cluster's fifth word. */
export const sizeShift = 24
/** Where the severity does. */
const severityShift = 26
/** In a mark's third word: there is a problem. */
const badgeBit = 1 << 16
const lostAge = ageLooks.indexOf('lost')
const liveAge = ageLooks.indexOf('live')

/**
 * Writes a cluster.
 *
 * @param words where to
 * @param index which place in it
 * @param counts vehicles in each of `ringGroups`
 * @param severity the worst of its vehicles, see `severities`
 */
export function writeCluster(
  words: Uint32Array,
  index: number,
  { x, y }: { readonly x: number; readonly y: number },
  counts: Uint32Array,
  severity: number
): void {
  const at = index * clusterWords
  const total = counts.reduce((sum, count) => sum + count, 0)
  const shares = ringSharesOf(counts)
  words[at] = x
  words[at + 1] = y
  words[at + 2] = total
  shares.forEach((share, group) => {
    const word = at + 3 + (group >> 2)
    words[word] = (words[word] ?? 0) | (share << ((group & 3) * 8))
  })
  words[at + 4] = (words[at + 4] ?? 0) | (clusterSizeIndex(total) << sizeShift) | (severity << severityShift)
  words[at + 5] = labelCodes(total)
}

/**
 * Writes the mark of one vehicle.
 *
 * @param mark its flags, and its bearing above them
 * @param seconds when it was there; 0 when not known
 * @param source verdict of its connection, as an index into `verdictKinds`
 */
export function writeMark(
  words: Uint32Array,
  index: number,
  place: {
    readonly x: number
    readonly y: number
    readonly mark: number
    readonly seconds: number
    readonly source: number
  },
  nowMs: number
): void {
  const at = index * markWords
  const isMoving = (place.mark & vehicleFlags.moving) !== 0
  const bearing = place.mark >>> bearingShift
  const age = ageLookIndex(place.seconds === 0 ? NaN : place.seconds * 1000, nowMs, isMoving)
  const shape: Shape = !isMoving ? 'dot' : bearing === noBearing ? 'circle' : 'chevron'
  // A lost vehicle is drawn as a cross, which must not lie askew.
  const turn = shape === 'chevron' && age !== lostAge ? bearing : 0
  words[at] = place.x
  words[at + 1] = place.y
  const hasProblem = age !== liveAge && (severities[place.source] ?? 0) > 0
  words[at + 2] = spriteIndex(shape, age) | (turn << 8) | (hasProblem ? badgeBit : 0)
}

/** Place of a vehicle's picture in the atlas. */
export function spriteIndex(shape: Shape, ageIndex: number): number {
  return shapes.indexOf(shape) * ageLooks.length + ageIndex
}

/** Vehicles of a cluster in each of `ringGroups`. */
export function groupCountsOf(answer: { readonly groups: Uint32Array }, index: number): readonly number[] {
  return [...answer.groups.subarray(index * ringGroups.length, (index + 1) * ringGroups.length)]
}

/** The worst severity among a cluster's vehicles; see `severities`. */
export function severityOf(answer: { readonly clusters: Uint32Array }, index: number): number {
  return (answer.clusters[index * clusterWords + 4] ?? 0) >>> severityShift
}
