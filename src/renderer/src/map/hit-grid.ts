import { awayFrom } from './fixed-point'

/**
 * Places by the cells of the world that they can be pointed at from. Each is filed in all of them (four at most), so that a point need look into
 * its own cell only: a mouse moves too seldom for a browser to make a walk over its neighbours cheap.
 */
export interface HitGrid {
  readonly words: Uint32Array
  readonly wordsEach: number
  /** A place shifted by this many bits is its cell. */
  readonly shift: number
  /** Of the entries whose cells share a number, one; `noEntry` where there is none. */
  readonly heads: Int32Array
  /** Of each entry, the next with the same number. */
  readonly next: Int32Array
  /** Of each entry, which thing it is. */
  readonly things: Int32Array
}

export const noEntry = -1
const worldBits = 32
const mostCellsEach = 4

/**
 * @param words runs of words that begin with x and y in fixed-point units
 * @param wordsEach words of one run
 * @param from the first thing that is meant
 * @param to the one after the last
 * @param atLeast how far away a point may be, east and west, and north and south, in fixed-point units
 */
export function createHitGrid(
  words: Uint32Array,
  wordsEach: number,
  { from, to }: { readonly from: number; readonly to: number },
  atLeast: number
): HitGrid {
  const reach = Math.ceil(atLeast)
  // Cells of a power of two go round the world without a rest; none is narrower than what a thing reaches over.
  const shift = Math.min(worldBits - 1, Math.max(0, Math.ceil(Math.log2(reach * 2))))
  const mostEntries = (to - from) * mostCellsEach
  const heads = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(1, mostEntries)))).fill(noEntry)
  const next = new Int32Array(mostEntries)
  const things = new Int32Array(mostEntries)
  const lastCell = 2 ** (worldBits - shift) - 1
  let entry = 0
  for (let index = from; index < to; index++) {
    const x = words[index * wordsEach] ?? 0
    const y = words[index * wordsEach + 1] ?? 0
    // East and west a cell has a neighbour everywhere, north and south the world ends.
    const west = ((x - reach) >>> 0) >>> shift
    const east = ((x + reach) >>> 0) >>> shift
    const south = Math.min(lastCell, Math.floor((y + reach) / 2 ** shift))
    for (let row = Math.max(0, Math.floor((y - reach) / 2 ** shift)); row <= south; row++) {
      for (let column = west; ; column = east) {
        const number = numberOf(heads, column, row)
        things[entry] = index
        next[entry] = heads[number] ?? noEntry
        heads[number] = entry
        entry += 1
        if (column === east) break
      }
    }
  }
  return { words, wordsEach, shift, heads, next, things }
}

/** The first entry of a point's cell; `next` leads to the others. Some are of things that lie elsewhere: who asks must measure. */
export function firstEntry({ heads, shift }: HitGrid, x: number, y: number): number {
  return heads[numberOf(heads, (x >>> 0) >>> shift, (y >>> 0) >>> shift)] ?? noEntry
}

/**
 * Everything within a distance of a point.
 *
 * @param distance in fixed-point units, at most what the grid was made for
 */
export function thingsNear(grid: HitGrid, x: number, y: number, distance: number): readonly number[] {
  const { words, wordsEach, next, things } = grid
  const found: number[] = []
  for (let entry = firstEntry(grid, x, y); entry !== noEntry; entry = next[entry] ?? noEntry) {
    const index = things[entry] ?? 0
    const awayX = awayFrom(x, words[index * wordsEach] ?? 0)
    const awayY = (words[index * wordsEach + 1] ?? 0) - y
    if (awayX * awayX + awayY * awayY < distance * distance) found.push(index)
  }
  return found
}

function numberOf(heads: Int32Array, column: number, row: number): number {
  return (Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca6b)) & (heads.length - 1)
}
