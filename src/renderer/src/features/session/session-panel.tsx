import { Button } from '@mantine/core'
import { useNow, useReachability, useSession, useView } from '../../state/stores'
import { InlineAlert } from '../../ui/inline-alert'
import { isClockWrong, clockWarning } from './clock-words'
import { CopyDiagnostics } from './copy-diagnostics'
import { RevokeToken } from './revoke-token'
import { SessionFacts } from './session-facts'
import classes from './session.module.css'
import { useSessionReport } from './use-session-report'
import { words } from './words'

/** The id of the panel's title, which names the dialog that it stands in. */
export const panelTitleId = 'session-panel-title'

/** The open session in full, and what can be done with it. Mount it only while it is on screen: it asks main every few seconds. */
export function SessionPanel() {
  const session = useSession((state) => state)
  const reachability = useReachability((state) => state)
  const nowMs = useNow()
  const openDialog = useView((view) => view.openDialog)
  const report = useSessionReport()
  if (session.kind !== 'open') return null
  const { clockAheadMs } = session
  return (
    <div className={classes['panel']}>
      <div className={classes['scroller']} tabIndex={0} data-autofocus role="region" aria-label={words.title}>
        <h2 id={panelTitleId} className={classes['title']}>
          {words.title}
        </h2>
        {clockAheadMs !== null && isClockWrong(clockAheadMs) && (
          <InlineAlert tone="caution">{clockWarning(clockAheadMs)}</InlineAlert>
        )}
        <SessionFacts
          session={session}
          reachability={reachability}
          report={report?.ok === true ? report.value : null}
          nowMs={nowMs}
        />
        {report?.ok === false && <p role="status">{words.reportFailed}</p>}
      </div>
      <div className={classes['actions']} role="group" aria-label={words.actions}>
        <RevokeToken hasToken={session.token !== 'none' && session.token !== 'rejected'} />
        <div className={classes['buttons']}>
          {session.profile.environment !== 'demo' && (
            <Button size="xs" variant="default" onClick={() => openDialog('replace-secret')}>
              {words.replace}
            </Button>
          )}
          <CopyDiagnostics />
          <Button size="xs" variant="default" onClick={() => openDialog('lock')}>
            {words.lock}
          </Button>
          <Button size="xs" variant="default" onClick={() => openDialog('sign-out')}>
            {words.signOut}
          </Button>
        </div>
      </div>
    </div>
  )
}
