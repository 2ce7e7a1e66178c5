import { Alert, Button, CloseButton, TextInput } from '@mantine/core'
import { IconRefresh, IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { InvitationStanding } from '@shared/domain/invitation'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { useBridge, useInvitations, useNow, useView } from '@renderer/state/stores'
import { formatAsOf } from '@renderer/ui/as-of'
import { failureSentence } from '@renderer/ui/failure-words'
import { statusWords } from '@renderer/features/bulk/status-words'
import { MissingPermission } from '@renderer/features/session/missing-permission'
import { filterInvitations } from './invitation-filter'
import { InvitationTable } from './invitation-table'
import classes from './invitations.module.css'
import { RevokeDialog } from './revoke-dialog'
import { StandingFilter } from './standing-filter'
import { useInvitationActions } from './use-invitation-actions'
import { useWriteBlock } from './use-write-block'
import { words } from './words'

/** Every invitation the company has sent, where it stands, and what can be done with it. */
export function InvitationsScreen() {
  const bridge = useBridge()
  const list = useInvitations((state) => state)
  const nowMs = useNow()
  const show = useView((state) => state.show)
  const openInvite = useView((state) => state.openInvite)
  const writeBlock = useWriteBlock()
  const actions = useInvitationActions()
  const [text, setText] = useState('')
  const [standing, setStanding] = useState<InvitationStanding | null>(null)
  const [revoking, setRevoking] = useState<InvitationRow | null>(null)
  const view = useMemo(() => filterInvitations(list.rows, text, standing, nowMs), [list.rows, text, standing, nowMs])

  const isFiltered = text.trim() !== '' || standing !== null

  return (
    <section className={classes['screen']} aria-labelledby="invitations-title">
      <header className={classes['header']}>
        <h1 id="invitations-title" className={classes['title']}>
          {words.title}
        </h1>
        <span className={classes['asOf']} role="status">
          {list.isRefreshing
            ? words.refreshing
            : list.asOfMs === null
              ? words.neverRead
              : words.asOf(formatAsOf(list.asOfMs, nowMs))}
          {list.setAsideCount > 0 && ` · ${words.setAside(list.setAsideCount)}`}
        </span>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconRefresh size={14} aria-hidden="true" />}
          loading={list.isRefreshing}
          onClick={() => void bridge.calls['invitations:refresh'](undefined)}
        >
          {words.refresh}
        </Button>
        <span className={classes['spring']} />
        <Button size="xs" variant="default" onClick={() => show('bulk')}>
          {statusWords.inviteMany}
        </Button>
        <Button
          size="xs"
          onClick={openInvite}
          disabled={writeBlock !== null}
          aria-describedby={writeBlock === null ? undefined : 'write-block'}
        >
          {words.invite}
        </Button>
      </header>
      {writeBlock !== null && (
        <p id="write-block" className={classes['block']}>
          {writeBlock}
        </p>
      )}
      <div className={classes['permission']}>
        <MissingPermission
          area="invitations"
          lastError={list.lastError}
          isWorking={list.asOfMs !== null && list.lastError === null}
        />
      </div>
      {list.lastError !== null && list.lastError !== 'forbidden' && writeBlock === null && (
        <Alert color="orange" variant="light" className={classes['alert']}>
          {failureSentence({ code: list.lastError })}
        </Alert>
      )}
      <div className={classes['tools']}>
        <TextInput
          className={classes['filter']}
          aria-label={words.filterLabel}
          placeholder={words.filterPlaceholder}
          size="xs"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          rightSection={
            text === '' ? null : <CloseButton size="xs" aria-label={words.clearFilter} onClick={() => setText('')} />
          }
        />
        <StandingFilter counts={view.counts} chosen={standing} onChange={setStanding} />
        <span className={classes['spring']} />
        <span className={classes['asOf']}>{words.shown(view.shown.length, view.total)}</span>
      </div>
      {view.shown.length === 0 ? (
        <div className={classes['empty']}>
          <strong>
            {isFiltered ? words.filteredTitle : list.asOfMs === null ? words.notReadTitle : words.emptyTitle}
          </strong>
          {!isFiltered ? (
            <p>{list.asOfMs === null ? words.notReadText : words.emptyText}</p>
          ) : (
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setText('')
                setStanding(null)
              }}
            >
              {words.clearFilter}
            </Button>
          )}
        </div>
      ) : (
        <InvitationTable
          invitations={view.shown}
          nowMs={nowMs}
          writeBlock={writeBlock}
          onCopy={actions.copyLink}
          onRevoke={setRevoking}
        />
      )}
      <RevokeDialog row={revoking} onClose={() => setRevoking(null)} onRevoke={actions.revoke} />
    </section>
  )
}
