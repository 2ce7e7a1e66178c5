import { Popover, VisuallyHidden } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { assertNever } from '@shared/domain/assert-never'
import { formatCountdown } from '@shared/domain/time'
import type { Reachability, SessionState } from '@shared/ipc/schemas-session'
import { isClockWrong } from '../features/session/clock-words'
import { panelTitleId, SessionPanel } from '../features/session/session-panel'
import { useNow, useReachability, useSession, useView } from '../state/stores'
import { StatusMark, type StatusTone } from '../ui/status-mark'
import classes from './session-indicator.module.css'
import { indicatorWords, words } from './words'

type OpenSession = Extract<SessionState, { kind: 'open' }>

/** Signed in as whom, until when, and whether Catena answers; opens the session panel. */
export function SessionIndicator() {
  const session = useSession((state) => state)
  const reachability = useReachability((state) => state)
  const nowMs = useNow()
  const isOpen = useView((view) => view.dialog === 'session')
  const openDialog = useView((view) => view.openDialog)
  const closeDialog = useView((view) => view.closeDialog)
  if (session.kind !== 'open') return null
  const toggle = (wantsOpen: boolean) => {
    if (wantsOpen) openDialog('session')
    // Another dialog may have taken the panel's place; it is not the panel's to close.
    else if (isOpen) closeDialog()
  }
  return (
    <Popover opened={isOpen} onChange={toggle} position="bottom-end" width={440} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes['indicator']} title={words.session} onClick={() => toggle(!isOpen)}>
          <StatusMark tone={isSecretMissing(session) ? 'late' : toneOf(reachability)} />
          <span className={classes['who']}>{session.organisation ?? session.profile.name}</span>
          <span className={classes['state']}>{tokenText(session, reachability, nowMs)}</span>
          {isClockWrong(session.clockAheadMs) && (
            <>
              <IconClockExclamation className={classes['clock']} size={16} stroke={1.75} aria-hidden="true" />
              <VisuallyHidden>{words.clockOff}</VisuallyHidden>
            </>
          )}
        </button>
      </Popover.Target>
      {/* Else Mantine names it by its button, whose words change with every renewal. */}
      <Popover.Dropdown aria-labelledby={panelTitleId} p={0}>
        <SessionPanel />
      </Popover.Dropdown>
    </Popover>
  )
}

function toneOf({ kind }: Reachability): StatusTone {
  switch (kind) {
    case 'online':
      return 'live'
    case 'unknown':
      return 'neutral'
    case 'no-network':
    case 'unreachable':
    case 'rate-limited':
      return 'late'
    case 'credentials-rejected':
      return 'problem'
    default:
      return assertNever(kind)
  }
}

/** The secret was never refused: it cannot be had here, and so nothing was asked. */
function isSecretMissing({ credentialsNeeded }: OpenSession): boolean {
  return credentialsNeeded !== null && credentialsNeeded !== 'rejected'
}

function tokenText(session: OpenSession, reachability: Reachability, nowMs: number): string {
  if (isSecretMissing(session)) return indicatorWords.needsSecret
  // While Catena cannot be reached, when the token renews is not what matters.
  if (reachability.kind !== 'online' && reachability.kind !== 'unknown') return offlineWord(reachability.kind)
  switch (session.token) {
    case 'valid':
      return session.renewsAtMs === null
        ? indicatorWords.signedIn
        : indicatorWords.renews(formatCountdown(session.renewsAtMs, nowMs))
    case 'renewing':
      return indicatorWords.renewing
    case 'waiting':
      return indicatorWords.waiting
    case 'rejected':
      return indicatorWords.refused
    case 'none':
      return indicatorWords.noToken
    default:
      return assertNever(session.token)
  }
}

function offlineWord(kind: Exclude<Reachability['kind'], 'online' | 'unknown'>): string {
  switch (kind) {
    case 'no-network':
    case 'unreachable':
      return indicatorWords.offline
    case 'rate-limited':
      return indicatorWords.asked
    case 'credentials-rejected':
      return indicatorWords.refused
    default:
      return assertNever(kind)
  }
}
