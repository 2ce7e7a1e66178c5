import { Alert, Button, SegmentedControl } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { FunnelView } from '@renderer/features/funnel/funnel-view'
import { MissingPermission } from '@renderer/features/session/missing-permission'
import { useBridge, useInvitations, useInvitationView, useNow, useView } from '@renderer/state/stores'
import { formatAsOf } from '@renderer/ui/as-of'
import { failureSentence } from '@renderer/ui/failure-words'
import { InvitationDialogs, type InvitationDialog } from './invitation-dialogs'
import { InvitationList } from './invitation-list'
import classes from './invitations.module.css'
import { useWriteBlock } from './use-write-block'
import { words } from './words'

/** Every invitation the company has sent, where it stands, and what can be done with it. */
export function InvitationsScreen() {
  const page = useInvitationView((view) => view.page)
  const writeBlock = useWriteBlock()
  const [dialog, setDialog] = useState<InvitationDialog | null>(null)
  const close = useCallback(() => setDialog(null), [])
  return (
    <section className={classes['screen']} aria-labelledby="invitations-title">
      <ScreenHeader writeBlock={writeBlock} />
      <Notices writeBlock={writeBlock} />
      {page === 'funnel' ? (
        <FunnelView writeBlock={writeBlock} onDialog={setDialog} />
      ) : (
        <InvitationList writeBlock={writeBlock} onDialog={setDialog} />
      )}
      <InvitationDialogs dialog={dialog} onClose={close} onDialog={setDialog} />
    </section>
  )
}

interface BlockProps {
  /** Why nothing can be sent now; null when it can. */
  readonly writeBlock: string | null
}

function ScreenHeader({ writeBlock }: BlockProps) {
  const bridge = useBridge()
  const nowMs = useNow()
  const page = useInvitationView((view) => view.page)
  const show = useInvitationView((view) => view.show)
  const asOfMs = useInvitations((state) => state.asOfMs)
  const isRefreshing = useInvitations((state) => state.isRefreshing)
  const setAsideCount = useInvitations((state) => state.setAsideCount)
  const openInvite = useView((state) => state.openInvite)
  const showScreen = useView((state) => state.show)
  return (
    <header className={classes['header']}>
      <h1 id="invitations-title" className={classes['title']}>
        {words.title}
      </h1>
      <span className={classes['asOf']} role="status">
        {isRefreshing ? words.refreshing : asOfMs === null ? words.neverRead : words.asOf(formatAsOf(asOfMs, nowMs))}
        {setAsideCount > 0 && ` · ${words.setAside(setAsideCount)}`}
      </span>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconRefresh size={14} aria-hidden="true" />}
        loading={isRefreshing}
        onClick={() => void bridge.calls['invitations:refresh'](undefined)}
      >
        {words.refresh}
      </Button>
      <span className={classes['spring']} />
      <SegmentedControl
        size="xs"
        aria-label={words.pages}
        value={page}
        onChange={show}
        data={[
          { value: 'list', label: words.list },
          { value: 'funnel', label: words.funnel }
        ]}
      />
      <Button size="xs" variant="default" onClick={() => showScreen('bulk')}>
        {words.inviteMany}
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
  )
}

/** What stands in the way: no connection, no permission, a last read that failed. The rows that are there stay. */
function Notices({ writeBlock }: BlockProps) {
  const lastError = useInvitations((state) => state.lastError)
  const isRead = useInvitations((state) => state.asOfMs !== null)
  return (
    <>
      {writeBlock !== null && (
        <p id="write-block" className={classes['block']}>
          {writeBlock}
        </p>
      )}
      <div className={classes['permission']}>
        <MissingPermission area="invitations" lastError={lastError} isWorking={isRead && lastError === null} />
      </div>
      {lastError !== null && lastError !== 'forbidden' && writeBlock === null && (
        <Alert color="orange" variant="light" className={classes['alert'] ?? ''}>
          {failureSentence({ code: lastError })}
        </Alert>
      )}
    </>
  )
}
