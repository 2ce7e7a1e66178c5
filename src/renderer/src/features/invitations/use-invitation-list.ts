import { useEffect, useMemo } from 'react'
import { useInvitations, useInvitationView, useNow } from '@renderer/state/stores'
import {
  foldAhead,
  judgeInvitations,
  searchInvitations,
  type InvitationView,
  type JudgedInvitation
} from './invitation-filter'
import { sortInvitations } from './invitation-order'

export interface ShownInvitations extends InvitationView {
  /** All of them, in the chosen order. */
  readonly judged: readonly JudgedInvitation[]
  readonly byHandle: ReadonlyMap<string, JudgedInvitation>
}

/**
 * What the list shows. Judging and sorting wait for new rows, another order or the next half minute; a key press only looks through what is
 * in order already.
 */
export function useInvitationList(): ShownInvitations {
  const rows = useInvitations((state) => state.rows)
  const nowMs = useNow()
  const { tab, text, sort } = useInvitationView((view) => view.query)
  const judged = useMemo(() => sortInvitations(judgeInvitations(rows, nowMs), sort), [rows, nowMs, sort])
  useEffect(() => foldAhead(rows), [rows])
  const byHandle = useMemo(() => new Map(judged.map((each) => [each.row.handle, each])), [judged])
  const search = useMemo(() => searchInvitations(judged), [judged])
  const view = useMemo(() => search(text, tab), [search, text, tab])
  return { ...view, judged, byHandle }
}
