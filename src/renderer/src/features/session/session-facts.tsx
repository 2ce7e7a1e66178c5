import type { Reachability, SessionReport } from '@shared/ipc/schemas-session'
import type { ReactNode } from 'react'
import { permissionLines } from '../../shell/permission-words'
import { connectionWord } from '../../shell/reachability-words'
import { Age } from '../../ui/age'
import { failureSentence, isFailureCode } from '../../ui/failure-words'
import { clockText } from './clock-words'
import { RequestTable } from './request-table'
import classes from './session.module.css'
import { environmentText, operationText, secretKeptText, statusText, tokenText } from './fact-words'
import { words, type OpenSession } from './words'

interface SessionFactsProps {
  readonly session: OpenSession
  readonly reachability: Reachability
  /** Null while main has not answered. */
  readonly report: SessionReport | null
  readonly nowMs: number
}

/** What there is to know about the open session, as terms and what holds for them. */
export function SessionFacts({ session, reachability, report, nowMs }: SessionFactsProps) {
  const { profile } = session
  // Nothing is asked without the secret, so nothing was refused.
  const isSecretMissing = session.credentialsNeeded !== null && session.credentialsNeeded !== 'rejected'
  const lines = permissionLines(session.permissions)
  return (
    <dl className={classes['facts']}>
      <Fact term={words.organisation}>{session.organisation ?? words.unknownOrganisation}</Fact>
      <Fact term={words.profile}>{profile.name}</Fact>
      <Fact term={words.environment}>
        {environmentText(profile)}
        <div className={classes['minor']}>{hostOf(profile.apiBaseUrl)}</div>
      </Fact>
      <Fact term={words.connection}>
        {isSecretMissing ? words.secretNeeded : connectionWord(reachability)}
        {reachability.kind === 'online' && (
          <>
            {words.checked}
            <Age atMs={reachability.checkedAtMs} nowMs={nowMs} isFocusable />
          </>
        )}
      </Fact>
      <Fact term={words.token}>{tokenText(session.token)}</Fact>
      {session.renewsAtMs !== null && (
        <Fact term={words.renews}>
          <Age atMs={session.renewsAtMs} nowMs={nowMs} direction="future" isFocusable />
        </Fact>
      )}
      {report && <TokenTimes report={report} nowMs={nowMs} />}
      <Fact term={words.clock}>{clockText(session.clockAheadMs)}</Fact>
      {report && (
        <>
          <Fact term={words.lastError}>
            {report.lastError === null ? words.noError : <LastError error={report.lastError} nowMs={nowMs} />}
          </Fact>
          <Fact term={words.requests}>
            {report.requests.total > 0 && (
              <div className={classes['minor']}>
                {words.requestsSince(nowMs - report.requests.sinceMs >= 3_590_000, report.requests.total)}
              </div>
            )}
            <RequestTable requests={report.requests} />
          </Fact>
        </>
      )}
      <Fact term={words.permissions}>
        {lines.length === 0 ? (
          words.noPermissions
        ) : (
          <ul className={classes['permissions']}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact term={words.secret}>{secretKeptText(session.secretKept, report?.vault.backend ?? null)}</Fact>
    </dl>
  )
}

function TokenTimes({ report, nowMs }: { readonly report: SessionReport; readonly nowMs: number }) {
  return (
    <>
      {report.renewedAtMs !== null && (
        <Fact term={words.granted}>
          <Age atMs={report.renewedAtMs} nowMs={nowMs} isFocusable />
        </Fact>
      )}
      {report.expiresAtMs !== null && (
        <Fact term={words.expires}>
          {report.expiresAtMs <= nowMs ? (
            <Age atMs={report.expiresAtMs} nowMs={nowMs} isFocusable />
          ) : (
            <Age atMs={report.expiresAtMs} nowMs={nowMs} direction="future" isFocusable />
          )}
        </Fact>
      )}
      {report.revokedAtMs !== null && (
        <Fact term={words.revoked}>
          <Age atMs={report.revokedAtMs} nowMs={nowMs} isFocusable />
        </Fact>
      )}
    </>
  )
}

interface LastErrorProps {
  readonly error: NonNullable<SessionReport['lastError']>
  readonly nowMs: number
}

function LastError({ error, nowMs }: LastErrorProps) {
  const { atMs, operation, code, status, serverMessage } = error
  return (
    <>
      <Age atMs={atMs} nowMs={nowMs} isFocusable />
      {': '}
      {operationText(operation)}
      {status !== null && ` · ${statusText(status)}`}
      {isFailureCode(code) && status === null && <div>{failureSentence({ code })}</div>}
      {serverMessage !== null && <div className={classes['minor']}>{words.serverSaid(serverMessage)}</div>}
    </>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}

function hostOf(address: string): string {
  return /^[a-z]+:\/\/([^/]+)/i.exec(address)?.[1] ?? address
}
