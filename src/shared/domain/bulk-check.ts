import type { CountryReader } from './bulk-countries'
import { bulkFields, type BulkExpectation, type BulkField, type BulkTexts } from './bulk-row'
import { fixFor, problemOf, type BulkProblemKind } from './bulk-rules'

export interface BulkProblem {
  readonly field: BulkField
  readonly kind: BulkProblemKind
  /** The text that would do; null where only the person knows. */
  readonly fix: string | null
}

/** What would become of a row. */
export type BulkVerdict =
  | { readonly kind: BulkExpectation }
  /** Another row, further up, has the same reference. */
  | { readonly kind: 'duplicate'; readonly ofLine: number }
  | { readonly kind: 'invalid'; readonly problems: readonly BulkProblem[] }

export type BulkVerdictKind = BulkVerdict['kind']

/** In the order that they are shown in. */
export const bulkVerdictKinds = [
  'new',
  'after-expiry',
  'after-revoke',
  'extends',
  're-opens',
  'renews',
  'duplicate',
  'invalid'
] as const satisfies readonly BulkVerdictKind[]

export interface CheckedRow {
  readonly line: number
  readonly texts: BulkTexts
  readonly verdict: BulkVerdict
}

export interface BulkCheckParts {
  /** What an invitation for this reference would do now; from the local copy. */
  readonly expect: (fleetRef: string) => BulkExpectation
  readonly countryCodeOf: CountryReader
}

/**
 * Judges every row without asking anybody: the dry run. Pure; a thousand rows take a few milliseconds.
 *
 * @param rows in the order of the table; the first of several with one reference is the one that counts
 */
export function checkRows(
  rows: readonly { readonly line: number; readonly texts: BulkTexts }[],
  { expect, countryCodeOf }: BulkCheckParts
): readonly CheckedRow[] {
  const firstLines = new Map<string, number>()
  return rows.map(({ line, texts }) => {
    // The server keeps references as they are, but for what no reader of a table sees.
    const ref = texts.fleetRef.trim()
    const ofLine = ref === '' ? undefined : firstLines.get(ref)
    if (ref !== '' && ofLine === undefined) firstLines.set(ref, line)
    return { line, texts, verdict: verdictOf(texts, ofLine) }
  })

  function verdictOf(texts: BulkTexts, ofLine: number | undefined): BulkVerdict {
    if (ofLine !== undefined) return { kind: 'duplicate', ofLine }
    const problems = bulkFields.flatMap((field): readonly BulkProblem[] => {
      const kind = problemOf(field, texts)
      return kind === null ? [] : [{ field, kind, fix: fixFor(field, texts[field], countryCodeOf) }]
    })
    return problems.length > 0 ? { kind: 'invalid', problems } : { kind: expect(texts.fleetRef) }
  }
}

/** How many rows have each verdict. */
export function verdictCounts(rows: readonly CheckedRow[]): Readonly<Record<BulkVerdictKind, number>> {
  const counts = Object.fromEntries(bulkVerdictKinds.map((kind) => [kind, 0])) as Record<BulkVerdictKind, number>
  for (const { verdict } of rows) counts[verdict.kind] += 1
  return counts
}

/** The fixes of a row, by field; empty for one without. */
export function fixesOf({ verdict }: CheckedRow): Partial<BulkTexts> {
  if (verdict.kind !== 'invalid') return {}
  return Object.fromEntries(verdict.problems.flatMap(({ field, fix }) => (fix === null ? [] : [[field, fix]])))
}
