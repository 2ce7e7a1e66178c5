import { awayFrom } from './fixed-point'

/** Places by the cell of the world that they lie in, so that what is near a point is found without looking at the others. */
export interface HitGrid {
  readonly words: Uint32Array
  readonly wordsEach: number
  /** A place shifted by this many bits is its cell. */
  readonly shift: number
  /** Of the things whose cells share a number, one; `nothing` where there is none. */
  readonly heads: Int32Array
  /** Of each thing, the next with the same number. */
  readonly next: Int32Array
}

const nothing = -1
const worldBits = 32

/**
 * @param words runs of words that begin with x and y in fixed-point units
 * @param wordsEach words of one run
 * @param from the first thing that is meant
 * @param to the one after the last
 * @param cellUnits about the width of a cell
 */
export function createHitGrid(
  words: Uint32Array,
  wordsEach: number,
  { from, to }: { readonly from: number; readonly to: number },
  cellUnits: number
): HitGrid {
  // Cells of a power of two go round the world without a rest.
  const shift = Math.min(worldBits - 1, Math.max(0, Math.ceil(Math.log2(cellUnits))))
  const heads = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(1, to - from) * 2))).fill(nothing)
  const next = new Int32Array(Math.max(0, to)).fill(nothing)
  for (let index = from; index < to; index++) {
    const at = index * wordsEach
    const number = numberOf(heads, (words[at] ?? 0) >>> shift, (words[at + 1] ?? 0) >>> shift)
    next[index] = heads[number] ?? nothing
    heads[number] = index
  }
  return { words, wordsEach, shift, heads, next }
}

/**
 * Everything within a reach of a point, as the crow does not fly: east and west, and north and south. Some of it may be named twice.
 *
 * @param reach in fixed-point units
 */
export function thingsNear(grid: HitGrid, x: number, y: number, reach: number): readonly number[] {
  const { words, wordsEach, shift, heads, next } = grid
  const found: number[] = []
  const cell = 2 ** shift
  const lastCell = 2 ** (worldBits - shift) - 1
  const firstColumn = Math.floor((x - reach) / cell)
  const lastColumn = Math.min(Math.floor((x + reach) / cell), firstColumn + lastCell)
  const lastRow = Math.min(lastCell, Math.floor((y + reach) / cell))
  // No callback for each: a mouse moves too seldom for the compiler to make one cheap.
  for (let row = Math.max(0, Math.floor((y - reach) / cell)); row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      let index = heads[numberOf(heads, column & lastCell, row)] ?? nothing
      for (; index !== nothing; index = next[index] ?? nothing) {
        const at = index * wordsEach
        if (Math.abs((words[at + 1] ?? 0) - y) > reach || Math.abs(awayFrom(x, words[at] ?? 0)) > reach) continue
        found.push(index)
      }
    }
  }
  return found
}

function numberOf(heads: Int32Array, column: number, row: number): number {
  return (Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca6b)) & (heads.length - 1)
}
