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

/**
 * Which invitations the table shows, in the order in which they come.
 *
 * @param judged all of them
 * @param text each of its words must occur in reference, name or e-mail; case and accents do not matter
 * @param tab only those of this one
 */
export function filterInvitations(
  judged: readonly JudgedInvitation[],
  text: string,
  tab: InvitationTab
): InvitationView {
  const terms = termsOf(text)
  const counts = Object.fromEntries(invitationTabs.map((name) => [name, 0])) as Record<InvitationTab, number>
  const shown: JudgedInvitation[] = []
  for (const each of judged) {
    if (terms.length > 0) {
      const searched = searchTextOf(each.row)
      if (!terms.every((term) => searched.includes(term))) continue
    }
    counts.all += 1
    counts[each.tab] += 1
    if (tab === 'all' || tab === each.tab) shown.push(each)
  }
  return { shown, counts }
}
