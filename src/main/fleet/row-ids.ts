import type { VehicleIdColumn } from './rows'

/**
 * The id of a page's row where it is a text.
 *
 * @returns null where the words hold it; empty where the row has none that could be anybody's
 */
export function textIdOf({ words, others }: VehicleIdColumn, row: number): string | null {
  const at = row * 4
  const isText = ((words[at] ?? 0) | (words[at + 1] ?? 0) | (words[at + 2] ?? 0) | (words[at + 3] ?? 0)) === 0
  return isText ? (others.get(row) ?? '').trim() : null
}
