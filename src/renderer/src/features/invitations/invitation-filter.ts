import { invitationStanding, type InvitationStanding } from '@shared/domain/invitation'
import { invitationTabOf, invitationTabs, type InvitationTab } from '@shared/domain/invitation-tabs'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { foldText, termsOf } from '@renderer/list/fold'

/** A row with where it stands now. */
export interface JudgedInvitation {
  readonly row: InvitationRow
  readonly standing: InvitationStanding
  readonly tab: Exclude<InvitationTab, 'all'>
}

export interface InvitationView {
  readonly shown: readonly JudgedInvitation[]
  /** How many the text matches in each tab. Those besides `all` add up to it. */
  readonly counts: Readonly<Record<InvitationTab, number>>
}

/** What people call the fleet of an invitation: its name, else their own reference. */
export function fleetLabel(row: Pick<InvitationRow, 'fleetName' | 'fleetRef'>): string {
  return row.fleetName === null || row.fleetName === '' ? row.fleetRef : row.fleetName
}

/**
 * The text that the search looks in, kept for as long as its row is: folding twenty thousand names at each keystroke would take ten times as
 * long as looking through them.
 */
const searchTexts = new WeakMap<InvitationRow, string>()

function searchTextOf(row: InvitationRow): string {
  const kept = searchTexts.get(row)
  if (kept !== undefined) return kept
  const text = foldText(`${row.fleetRef}\n${row.fleetName ?? ''}\n${row.fleetEmail ?? ''}`)
  searchTexts.set(row, text)
  return text
}

/** So many take about a millisecond: a key pressed meanwhile does not wait. */
const foldedAtOnce = 500

/**
 * Folds the texts of new rows before anybody types, a few at a time; else the first key would pay for all of them.
 *
 * @returns how to stop it
 */
export function foldAhead(rows: readonly InvitationRow[]): () => void {
  let next = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const foldSome = (): void => {
    for (const row of rows.slice(next, next + foldedAtOnce)) searchTextOf(row)
    next += foldedAtOnce
    if (next < rows.length) timer = setTimeout(foldSome)
  }
  timer = setTimeout(foldSome)
  return () => clearTimeout(timer)
}

/** Judges each row by the clock; the order stays. */
export function judgeInvitations(rows: readonly InvitationRow[], nowMs: number): readonly JudgedInvitation[] {
  return rows.map((row) => ({
    row,
    standing: invitationStanding(row.status, row.expiresAtMs, nowMs),
    tab: invitationTabOf(row, nowMs)
  }))
}

/** Looks through one list; it remembers what the letters before have left. */
export type InvitationSearch = (text: string, tab: InvitationTab) => InvitationView

interface Step {
  readonly terms: readonly string[]
  readonly matched: readonly JudgedInvitation[]
  readonly counts: Readonly<Record<InvitationTab, number>>
}

/**
 * Which invitations the table shows, in the order in which they come. A text that goes on where the one before ended is looked for only among
 * what that one left, and a letter that is taken back costs nothing.
 *
 * @param judged all of them
 * @returns takes the text, each of whose words must occur in reference, name or e-mail (case and accents do not matter), and the tab
 */
export function searchInvitations(judged: readonly JudgedInvitation[]): InvitationSearch {
  const all: Step = { terms: [], matched: judged, counts: countsOf(judged) }
  let steps: readonly Step[] = [all]
  return (text, tab) => {
    const terms = termsOf(text)
    const before = steps.filter((step) => isContinuedBy(step.terms, terms))
    const last = before.at(-1) ?? all
    const step = isContinuedBy(terms, last.terms) ? last : narrowed(last, terms)
    steps = step === last ? before : [...before, step]
    const { matched, counts } = step
    return { shown: tab === 'all' ? matched : matched.filter((each) => each.tab === tab), counts }
  }
}

/** True where whatever matches the later words matches the earlier ones, too. */
function isContinuedBy(earlier: readonly string[], later: readonly string[]): boolean {
  return earlier.every((term, index) => later[index]?.startsWith(term) ?? false)
}

function narrowed(step: Step, terms: readonly string[]): Step {
  const matched = step.matched.filter(({ row }) => {
    const searched = searchTextOf(row)
    return terms.every((term) => searched.includes(term))
  })
  return { terms, matched, counts: countsOf(matched) }
}

function countsOf(invitations: readonly JudgedInvitation[]): Record<InvitationTab, number> {
  const counts = Object.fromEntries(invitationTabs.map((name) => [name, 0])) as Record<InvitationTab, number>
  for (const { tab } of invitations) counts[tab] += 1
  counts.all = invitations.length
  return counts
}
