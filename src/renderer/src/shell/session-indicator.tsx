import { Popover } from '@mantine/core'
import { assertNever } from '@shared/domain/assert-never'
import { formatCountdown } from '@shared/domain/time'
import type { Reachability, SessionState } from '@shared/ipc/schemas-session'
import { useNow, useReachability, useSession } from '../state/stores'
import { Age } from '../ui/age'
import { StatusMark, type StatusTone } from '../ui/status-mark'
import { permissionLines } from './permission-words'
import { connectionWord } from './reachability-words'
import classes from './session-indicator.module.css'
import { words } from './words'

type OpenSession = Extract<SessionState, { kind: 'open' }>

/** Signed in as whom, until when, and whether Catena answers. */
export function SessionIndicator() {
  const session = useSession((state) => state)
  const reachability = useReachability((state) => state)
  const nowMs = useNow()
  if (session.kind !== 'open') return null
  const who = session.organisation ?? session.profile.name
  const state = tokenText(session, reachability, nowMs)
  return (
    <Popover position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes['indicator']} title={words.session}>
          <StatusMark tone={toneOf(reachability)} />
          <span className={classes['who']}>{who}</span>
          <span className={classes['state']}>{state}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.session}>
        <Details session={session} reachability={reachability} nowMs={nowMs} />
      </Popover.Dropdown>
    </Popover>
  )
}

interface DetailsProps {
  readonly session: OpenSession
  readonly reachability: Reachability
  readonly nowMs: number
}

function Details({ session, reachability, nowMs }: DetailsProps) {
  const lines = permissionLines(session.permissions)
  return (
    <dl className={classes['details']} tabIndex={-1} data-autofocus>
      <dt>{words.organisation}</dt>
      <dd>{session.organisation ?? words.unknownOrganisation}</dd>
      <dt>{words.profile}</dt>
      <dd>{session.profile.name}</dd>
      <dt>{words.server}</dt>
      <dd className={classes['address']}>{hostOf(session.profile.apiBaseUrl)}</dd>
      <dt>{words.connection}</dt>
      <dd>
        {connectionWord(reachability)}
        {reachability.kind === 'online' && (
          <>
            {', checked '}
            <Age atMs={reachability.checkedAtMs} nowMs={nowMs} />
          </>
        )}
      </dd>
      <dt>{words.token}</dt>
      <dd>{capitalised(tokenText(session, { kind: 'unknown' }, nowMs))}</dd>
      <dt>{words.secret}</dt>
      <dd>{words.secretKept(session.secretKept)}</dd>
      <dt>{words.permissions}</dt>
      <dd>
        {lines.length === 0 ? (
          words.noPermissions
        ) : (
          <ul className={classes['permissions']}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
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

function tokenText(session: OpenSession, reachability: Reachability, nowMs: number): string {
  // While Catena cannot be reached, when the token renews is not what matters.
  if (reachability.kind !== 'online' && reachability.kind !== 'unknown') return offlineWord(reachability.kind)
  switch (session.token) {
    case 'valid':
      return session.renewsAtMs === null ? 'signed in' : `renews ${formatCountdown(session.renewsAtMs, nowMs)}`
    case 'renewing':
      return 'renewing'
    case 'waiting':
      return 'waiting to renew'
    case 'rejected':
      return 'credentials refused'
    case 'none':
      return 'no token'
    default:
      return assertNever(session.token)
  }
}

function offlineWord(kind: Exclude<Reachability['kind'], 'online' | 'unknown'>): string {
  switch (kind) {
    case 'no-network':
    case 'unreachable':
      return 'offline'
    case 'rate-limited':
      return 'asked to wait'
    case 'credentials-rejected':
      return 'credentials refused'
    default:
      return assertNever(kind)
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function hostOf(address: string): string {
  return /^[a-z]+:\/\/([^/]+)/i.exec(address)?.[1] ?? address
}
