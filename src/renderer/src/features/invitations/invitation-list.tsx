import { useRef, useState } from 'react'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { useInvitations, useInvitationView, useNow } from '@renderer/state/stores'
import { EmptyInvitations } from './empty-invitations'
import type { InvitationDialog } from './invitation-dialogs'
import type { JudgedInvitation } from './invitation-filter'
import { InvitationPanel } from './invitation-panel'
import { InvitationTable } from './invitation-table'
import { InvitationTabs, tabPanelId } from './invitation-tabs'
import classes from './invitations.module.css'
import { ListTools } from './list-tools'
import { RowMenu, type MenuPlace } from './row-menu'
import { useInvitationActions } from './use-invitation-actions'
import { useInvitationList } from './use-invitation-list'

interface Props {
  readonly writeBlock: string | null
  readonly onDialog: (dialog: InvitationDialog) => void
}

/** Tabs, search, table, and the details of one invitation beside it. */
export function InvitationList({ writeBlock, onDialog }: Props) {
  const list = useInvitationList()
  const nowMs = useNow()
  const isRead = useInvitations((state) => state.asOfMs !== null)
  const query = useInvitationView((view) => view.query)
  const openHandle = useInvitationView((view) => view.openHandle)
  const open = useInvitationView((view) => view.open)
  const { copyLink, openLink } = useInvitationActions()
  const [menu, setMenu] = useState<MenuPlace | null>(null)
  const toggle = useToggle(list.shown)
  const opened = openHandle === null ? undefined : list.byHandle.get(openHandle)
  const isFiltered = query.text.trim() !== '' || query.tab !== 'all'
  const copy = (row: InvitationRow) => copyLink(row)
  return (
    <>
      <InvitationTabs counts={list.counts} />
      <ListTools list={list} writeBlock={writeBlock} onDialog={onDialog} />
      <div className={classes['split']}>
        <div
          id={tabPanelId}
          role="tabpanel"
          aria-labelledby={`invitation-tab-${query.tab}`}
          className={classes['tabPanel']}
        >
          {list.shown.length === 0 ? (
            <EmptyInvitations isFiltered={isFiltered} isRead={isRead} />
          ) : (
            <InvitationTable
              invitations={list.shown}
              nowMs={nowMs}
              writeBlock={writeBlock}
              actions={{
                open: (row) => open(row.handle),
                copy,
                resend: (row) => onDialog({ kind: 'resend', rows: [row] }),
                toggle,
                showMenu: (invitation, at) => setMenu({ invitation, at }),
                revoke: ({ row }) => {
                  if (writeBlock === null) onDialog({ kind: 'revoke', rows: [row] })
                }
              }}
            />
          )}
        </div>
        {opened !== undefined && (
          <InvitationPanel
            invitation={opened}
            nowMs={nowMs}
            writeBlock={writeBlock}
            onClose={() => open(null)}
            onCopy={copy}
            onOpenLink={(row) => void openLink(row)}
            onDialog={onDialog}
          />
        )}
      </div>
      <RowMenu
        place={menu}
        nowMs={nowMs}
        writeBlock={writeBlock}
        onClose={() => setMenu(null)}
        onCopy={(row) => void copy(row)}
        onOpenLink={(row) => void openLink(row)}
        onDetails={(row) => open(row.handle)}
        onDialog={onDialog}
      />
    </>
  )
}

/** Ticks a row, or with Shift every row from the one before to it. */
function useToggle(shown: readonly JudgedInvitation[]) {
  const selected = useInvitationView((view) => view.selected)
  const select = useInvitationView((view) => view.select)
  const last = useRef<string | null>(null)
  return (row: InvitationRow, isRange: boolean) => {
    const placeOf = (handle: string | null) => shown.findIndex((each) => each.row.handle === handle)
    const [from, to] = [placeOf(last.current), placeOf(row.handle)]
    last.current = row.handle
    const next = new Set(selected)
    if (isRange && from >= 0) {
      for (const each of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(each.row.handle)
    } else if (next.has(row.handle)) {
      next.delete(row.handle)
    } else {
      next.add(row.handle)
    }
    select(next)
  }
}
