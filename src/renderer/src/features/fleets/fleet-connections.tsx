import type { FleetConnection, FleetDetail, FleetRow } from '@shared/ipc/schemas-fleets'
import { formatAge } from '@shared/domain/time'
import { useNow } from '@renderer/state/stores'
import { useProviders } from '@renderer/state/use-providers'
import { formatAsOf } from '@renderer/ui/as-of'
import { ProviderLogo } from '@renderer/ui/provider-logo'
import classes from './fleet-page.module.css'
import { FreshnessTable } from './freshness-table'
import { isInvisible, NotVisible } from './not-visible'
import { PageSection } from './page-section'
import { connectionStatus, intervalText, pageWords } from './page-words'
import { VerdictChip } from './verdict-chip'
import { verdictSentence } from './verdict-words'

interface Props {
  readonly row: FleetRow
  readonly detail: FleetDetail
}

/** What stands up front; the rest of the data is behind a disclosure. */
const upFront: readonly string[] = ['vehicle_location', 'vehicle']

/** The fleet's connections: how each is, in words, and when Catena last fetched through it. */
export function FleetConnections({ row, detail }: Props) {
  const { connections, invisible } = detail
  const isHidden = isInvisible('connections', invisible)
  const providers = useProviders()
  const logoOf = (slug: string | null) => providers.find((provider) => provider.slug === slug)?.logo ?? null
  return (
    <PageSection title={pageWords.connections}>
      <NotVisible part="connections" invisible={invisible} />
      {connections.length === 0 && !isHidden && <p className={classes['quiet']}>{pageWords.noConnections}</p>}
      {connections.map((connection) => (
        <Connection
          key={connection.connectionId}
          connection={connection}
          row={row}
          logo={logoOf(connection.providerSlug)}
        />
      ))}
      {connections.length > 0 && <NotVisible part="freshness" invisible={invisible} />}
      {connections.length > 0 && <NotVisible part="schedules" invisible={invisible} />}
    </PageSection>
  )
}

interface ConnectionProps {
  readonly connection: FleetConnection
  readonly row: FleetRow
  readonly logo: string | null
}

function Connection({ connection, row, logo }: ConnectionProps) {
  const nowMs = useNow()
  const sentence = verdictSentence(connection.verdict, nowMs)
  const { providerName, sourceName, status, createdAtMs, verdict, intervalSeconds, freshness } = connection
  const first = upFront.flatMap((name) => freshness.filter(({ resource }) => resource === name))
  const others = freshness.filter(({ resource }) => !upFront.includes(resource))
  const facts = [
    connectionStatus(status),
    createdAtMs === null ? null : pageWords.connectedSince(formatAsOf(createdAtMs, nowMs)),
    sourceName === null ? null : pageWords.account(sourceName),
    intervalSeconds === null ? null : pageWords.everySeconds(intervalText(intervalSeconds))
  ].filter((fact) => fact !== null)
  const newest = Math.max(...freshness.map(({ lastAtMs }) => lastAtMs ?? 0))
  return (
    <article className={classes['connection']} aria-label={providerName}>
      <p className={classes['connectionHead']}>
        <ProviderLogo logo={logo} />
        <b>{providerName}</b>
        <VerdictChip kind={verdict.kind} />
        {newest > 0 && <span className={classes['quiet']}>{formatAge(newest, nowMs)}</span>}
      </p>
      <p className={classes['quiet']}>{facts.join(' · ')}</p>
      {/* The page says it at its head already where it is the fleet's own. */}
      {verdict.kind !== 'fine' && sentence !== verdictSentence(row.verdict, nowMs) && <p>{sentence}</p>}
      {first.length > 0 && <FreshnessTable rows={first} />}
      {others.length > 0 && (
        <details className={classes['others']}>
          <summary>{pageWords.otherResources(others.length)}</summary>
          <FreshnessTable rows={others} />
        </details>
      )}
    </article>
  )
}
