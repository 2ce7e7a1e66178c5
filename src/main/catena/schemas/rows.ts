import type { z } from 'zod'

/** A row that could not be read. Says which and why, never what was in it. */
export interface SetAside {
  /** Place in the list, counted over all pages. */
  readonly index: number
  /** A field's name and the kind of fault, such as `id: invalid_type`. */
  readonly reason: string
}

/** Rows that could be read, and those that could not. */
export interface ReadRows<T> {
  readonly rows: readonly T[]
  readonly setAside: readonly SetAside[]
}

/**
 * Reads each row by itself: one bad row is set aside and counted, and never fails its page (DESIGN.md, invariant 3).
 *
 * @param schema of one row
 * @param items as they came
 * @param firstIndex the first item's place in the whole list; default 0
 */
export function readRows<T>(schema: z.ZodType<T>, items: readonly unknown[], firstIndex = 0): ReadRows<T> {
  const rows: T[] = []
  const setAside: SetAside[] = []
  items.forEach((item, offset) => {
    const read = schema.safeParse(item)
    if (read.success) rows.push(read.data)
    else setAside.push({ index: firstIndex + offset, reason: reasonOf(read.error) })
  })
  return { rows, setAside }
}

/** Field name and fault code only: zod's messages may quote the value, and a value may be a secret or personal. */
function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'unreadable'
  return `${String(issue.path[0] ?? 'row')}: ${issue.code}`
}
