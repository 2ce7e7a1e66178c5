/** Values of `fleet_ids` in one request, at most (API.md section 3). */
const mostFleets = 100

/** Rows of a page. */
const pageRows = 1000

/** Pages of a share: fewer would leave too many last pages half empty, more would leave one worker busy when the others are done. */
const fewestPages = 3
const mostPages = 6

/** The last page is not planned to the brim: a fleet that grew a little must not cost another page. */
const fill = 0.985

/** A fleet, and how many vehicles it had. */
export interface FleetCount {
  readonly fleetId: string
  /** Null when that is not known. */
  readonly vehicleCount: number | null
}

/** Fleets that are swept with one cursor. */
export interface Share {
  /** 1 to 100; null for an unfiltered pass over everything. */
  readonly fleetIds: readonly string[] | null
  /** How many vehicles to expect; null when that is not known. */
  readonly vehicleCount: number | null
}

/** Everything, with one cursor. */
export const wholeShare: Share = { fleetIds: null, vehicleCount: null }

/**
 * Divides fleets into shares of about the same size, such that several workers who each take the next one are done at about the same time.
 *
 * @param fleets each fleet once
 * @param total how many vehicles there are in all, where the server said so; spreads what is left over fleets whose count is not known
 * @param atOnce how many workers there will be
 * @returns the biggest first
 */
export function planShares(fleets: readonly FleetCount[], total: number | null, atOnce: number): Share[] {
  const mean = meanOfUnknown(fleets, total)
  const counted = fleets.map(({ fleetId, vehicleCount }) => ({ fleetId, count: vehicleCount ?? mean }))
  const sum = counted.reduce((all, { count }) => all + count, 0)
  const pages = Math.min(mostPages, Math.max(fewestPages, Math.floor(sum / pageRows / (2 * atOnce))))
  const capacity = pages * pageRows * fill

  const open: { readonly fleetIds: string[]; count: number }[] = []
  const full: { readonly fleetIds: string[]; count: number }[] = []
  for (const { fleetId, count } of counted.sort((a, b) => b.count - a.count)) {
    let place = open.findIndex((share) => share.count + count <= capacity)
    if (place < 0) place = open.push({ fleetIds: [], count: 0 }) - 1
    const share = open[place]
    if (share === undefined) continue
    share.fleetIds.push(fleetId)
    share.count += count
    if (share.fleetIds.length === mostFleets || share.count >= capacity) full.push(...open.splice(place, 1))
  }
  return [...full, ...open]
    .sort((a, b) => b.count - a.count)
    .map(({ fleetIds, count }) => ({ fleetIds, vehicleCount: Math.round(count) }))
}

/** What is left of the total for each of those fleets; without a total, as many as the others have. */
function meanOfUnknown(fleets: readonly FleetCount[], total: number | null): number {
  const known = fleets.flatMap(({ vehicleCount }) => vehicleCount ?? [])
  const unknownCount = fleets.length - known.length
  if (unknownCount === 0) return 0
  const sum = known.reduce((all, count) => all + count, 0)
  if (total !== null && total > sum) return (total - sum) / unknownCount
  return known.length === 0 ? 0 : sum / known.length
}
