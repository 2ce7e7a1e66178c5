import { release } from 'node:os'
import process from 'node:process'
import type { AppInfo } from '@shared/ipc/schemas-session'
import type { Redactor } from '../log/redact'
import { composeDiagnostics } from '../session/diagnostics'
import type { Session } from '../session/session-types'

interface SupportReportParts {
  readonly appInfo: () => Promise<AppInfo>
  readonly session: Session
  readonly redactor: Pick<Redactor, 'redactText'>
  readonly nowMs: () => number
}

/**
 * The text of "Copy diagnostics": of the open profile alone, and through the log's redactor.
 *
 * @returns null when no profile is open
 */
export async function supportReport(parts: SupportReportParts): Promise<string | null> {
  const { appInfo, session, redactor, nowMs } = parts
  const app = await appInfo()
  // Read together, with nothing awaited in between: half of it must not be of the next profile.
  const workspace = session.workspace()
  if (workspace === null) return null
  const text = composeDiagnostics({
    app,
    system: {
      chromeVersion: process.versions.chrome,
      nodeVersion: process.versions.node,
      osRelease: release(),
      architecture: process.arch
    },
    nowMs: nowMs(),
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    session: session.state(),
    report: workspace.report(),
    reachability: workspace.reachability.state(),
    positions: workspace.engine.status(),
    invitationCount: workspace.invitations.list().rows.length
  })
  return redactor.redactText(text)
}
