import type { PositionStatus } from '@shared/ipc/schemas-positions'
import type { AppInfo, Profile, Reachability, SessionReport, SessionState } from '@shared/ipc/schemas-session'

/** Everything the diagnostics are made of. None of it holds a secret, a vehicle, an invitation or a path. */
export interface DiagnosticsFacts {
  readonly app: Pick<AppInfo, 'version' | 'electronVersion' | 'platform' | 'isOldElectron' | 'vault'>
  readonly system: {
    readonly chromeVersion: string
    readonly nodeVersion: string
    /** As `os.release()` says. */
    readonly osRelease: string
    readonly architecture: string
  }
  readonly nowMs: number
  /** IANA name. */
  readonly timeZone: string
  readonly session: SessionState
  /** Null when no profile is open; so are the three below. */
  readonly report: Pick<SessionReport, 'renewedAtMs' | 'expiresAtMs' | 'revokedAtMs' | 'lastError' | 'requests'> | null
  readonly reachability: Reachability | null
  readonly positions: Pick<PositionStatus, 'vehicleCount' | 'source' | 'cache'> | null
  readonly invitationCount: number | null
}

type Line = readonly [label: string, value: string]
type Section = readonly [title: string, lines: readonly Line[]]

/** Longer values are cut; a name of a profile has 80 characters at most. */
const longestValue = 300

/**
 * Composes the text of "Copy diagnostics", for a person to read before sending it to support.
 *
 * Threat: this text goes to strangers. It names hosts and not addresses (a path or a query may hold more), the first four characters of the
 * client id, and never what a token is. The caller passes it through the redactor on top of that; so no label may look like the name of a
 * secret before its value ("Token: …"), or the redactor would mask what is meant to be read.
 */
export function composeDiagnostics(facts: DiagnosticsFacts): string {
  const sections = [appSection(facts), ...sessionSections(facts), ...reportSections(facts), storageSection(facts)]
  const width = Math.max(...sections.flatMap(([, lines]) => lines.map(([label]) => label.length))) + 2
  const texts = sections.map(([title, lines]) =>
    [title, ...lines.map(([label, value]) => `  ${label.padEnd(width)}${oneLine(value)}`)].join('\n')
  )
  return `${['Fleet Desk diagnostics', ...texts].join('\n\n')}\n`
}

function appSection({ app, system, nowMs, timeZone }: DiagnosticsFacts): Section {
  return [
    'App',
    [
      ['Version', app.version],
      ['Electron', `${app.electronVersion}${app.isOldElectron ? ' (older than the supported ones)' : ''}`],
      ['Chromium', system.chromeVersion],
      ['Node', system.nodeVersion],
      ['System', `${app.platform} ${system.osRelease} ${system.architecture}`],
      ['Time', `${instant(nowMs)} (${localTime(nowMs, timeZone)})`],
      ['Time zone', timeZone]
    ]
  ]
}

function sessionSections({ session }: DiagnosticsFacts): readonly Section[] {
  switch (session.kind) {
    case 'starting':
      return [['Session', [['State', 'starting']]]]
    case 'signed-out':
      return [
        [
          'Session',
          [
            ['State', 'signed out'],
            ['Secret', session.secret]
          ]
        ],
        ...(session.remembered === null ? [] : [profileSection(session.remembered)])
      ]
    case 'locked':
      return [
        [
          'Session',
          [
            ['State', 'locked'],
            ['Locked at', instant(session.lockedAtMs)],
            ['Secret', session.secret],
            ['Revocation', session.revocation?.outcome ?? 'not asked for']
          ]
        ],
        profileSection(session.profile)
      ]
    case 'open':
      return [
        [
          'Session',
          [
            ['State', 'open'],
            ['Organisation', session.organisation ?? 'not known'],
            ['Token', session.token],
            ['Renews at', instant(session.renewsAtMs)],
            ['Secret kept', session.secretKept],
            ['Secret needed', session.credentialsNeeded ?? 'no'],
            ['Permissions', [...session.permissions].sort().join(', ') || 'none'],
            ['Clock', clockText(session.clockAheadMs)]
          ]
        ],
        profileSection(session.profile)
      ]
  }
}

function profileSection(profile: Profile): Section {
  return [
    'Profile',
    [
      ['Name', profile.name],
      ['Environment', profile.environment + (profile.isMarkedTest ? ' (marked as a test)' : '')],
      ['Client id', maskedId(profile.clientId)],
      ['API host', hostOf(profile.apiBaseUrl)],
      ['Sign-in host', hostOf(profile.authBaseUrl)]
    ]
  ]
}

function reportSections({ report, reachability }: DiagnosticsFacts): readonly Section[] {
  if (report === null) return []
  const { lastError, requests } = report
  const retryAtMs = reachability !== null && 'retryAtMs' in reachability ? reachability.retryAtMs : null
  return [
    [
      'Connection',
      [
        ['Reachability', reachability?.kind ?? 'unknown'],
        ...(reachability !== null && 'sinceMs' in reachability
          ? ([
              ['Since', instant(reachability.sinceMs)],
              ['Next try', instant(retryAtMs)]
            ] satisfies Line[])
          : []),
        ['Granted at', instant(report.renewedAtMs)],
        ['Expires at', instant(report.expiresAtMs)],
        ['Revoked at', instant(report.revokedAtMs)]
      ]
    ],
    [
      'Last error',
      lastError === null
        ? [['When', 'none']]
        : [
            ['When', instant(lastError.atMs)],
            ['Operation', lastError.operation],
            ['Code', lastError.code],
            ['Status', lastError.status === null ? 'no answer' : String(lastError.status)],
            ['Server says', lastError.serverMessage ?? 'nothing']
          ]
    ],
    [
      'Requests',
      [
        ['Since', instant(requests.sinceMs)],
        ['Total', String(requests.total)],
        ...requests.byStatus.map(({ status, count }): Line => [
          status === null ? 'No answer' : `HTTP ${status}`,
          String(count)
        ])
      ]
    ]
  ]
}

function storageSection({ app, positions, invitationCount }: DiagnosticsFacts): Section {
  return [
    'Storage',
    [
      ['Vault', `${app.vault.kind} (${app.vault.backend})`],
      ...(positions === null
        ? []
        : ([
            ['Stored data', positions.cache],
            ['Positions', `${positions.vehicleCount} (from ${positions.source})`]
          ] satisfies Line[])),
      ...(invitationCount === null ? [] : ([['Invitations', String(invitationCount)]] satisfies Line[]))
    ]
  ]
}

/** Threat: a name with line breaks in it could forge a line of the report. */
function oneLine(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return plain.length > longestValue ? `${plain.slice(0, longestValue - 1)}…` : plain
}

/** Universal time, which is the same for whoever reads it. */
function instant(atMs: number | null): string {
  if (atMs === null) return 'none'
  const date = new Date(atMs)
  return Number.isNaN(date.getTime()) ? 'not a time' : date.toISOString()
}

function localTime(atMs: number, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long', timeZone }).format(atMs)
  } catch {
    // A zone or an instant that nobody knows.
    return 'local time not known'
  }
}

function maskedId(clientId: string): string {
  // Of a short one, four characters would be most of it.
  return `${clientId.slice(0, clientId.length >= 8 ? 4 : 1)}… (${clientId.length} characters)`
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname
  } catch {
    return 'not an address'
  }
}

function clockText(aheadMs: number | null): string {
  if (aheadMs === null) return 'difference to the server not known'
  if (aheadMs === 0) return 'agrees with the server'
  return `server is ${Math.abs(Math.round(aheadMs / 1000))} s ${aheadMs > 0 ? 'ahead of' : 'behind'} this computer`
}
