import { createVerdictEngine } from '@shared/domain/verdict-engine'
import { usualThresholds, type VerdictThresholds } from '@shared/domain/verdict-thresholds'
import type { Settings } from '@shared/ipc/schemas-settings'
import type { Http } from '../catena/http-types'
import { createIntegrationsClient } from '../catena/integrations'
import { createOrgsClient } from '../catena/orgs'
import { createChase } from '../connections/chase'
import { createFleetBook } from '../connections/fleet-book'
import type { FleetDesk } from '../connections/fleet-desk'
import { createFleetInvitations } from '../connections/fleet-invitations'
import { gatedHttp } from '../connections/gated-http'
import type { PositionEngine } from '../fleet/engine-options'
import type { Turns } from '../fleet/engine-turns'
import { createGate } from '../fleet/gate'
import type { InvitationService } from '../invitations/invitation-service'
import type { SendEvent } from '../ipc/send'
import type { Journal } from '../journal/journal'
import type { OpenerDeps } from './workspace-types'

/** Requests about fleets and connections under way at once: nobody waits for them as for positions. */
const mostAtOnce = 2

interface WorkspaceFleetsParts {
  readonly deps: OpenerDeps
  readonly http: Http
  readonly engine: PositionEngine
  readonly turns: Turns
  readonly invitations: InvitationService
  readonly journal: Journal
  readonly send: SendEvent
}

/** The fleets of one open profile. */
export function createWorkspaceFleets(parts: WorkspaceFleetsParts): FleetDesk {
  const { deps, engine, invitations: service, journal, send } = parts
  const { nowMs: now, schedule, random, logger, settings } = deps
  const gate = createGate({
    scheduler: { after: (delayMs, run) => schedule(run, delayMs) },
    now,
    random,
    mostAtOnce: () => mostAtOnce
  })
  const http = gatedHttp(parts.http, gate)
  const invitations = createFleetInvitations({
    rows: () => service.list().rows,
    linkOf: (handle) => service.linkOf(handle)
  })
  const book = createFleetBook({
    source: { ...createOrgsClient(http), ...createIntegrationsClient(http) },
    positions: engine,
    invitations,
    journal,
    createVerdicts: createVerdictEngine,
    thresholds: () => thresholdsOf(settings.get()),
    turns: parts.turns,
    schedule,
    now,
    onChanged: (event) => send('fleets:changed', event),
    onSources: (sources) => send('fleets:sources-changed', sources),
    onTrouble: (what, error) =>
      what === 'bug'
        ? logger.error('The fleet book met a bug', { error })
        : logger.warn('Fleets could not be kept for the next start', { error })
  })
  const { clipboard, openMail } = deps
  return { ...book, chase: createChase({ book, invitations, positions: engine, journal, clipboard, openMail, now }) }
}

/** The usual ones, with those of the radar that the person may set. */
export function thresholdsOf(
  settings: Pick<Settings, 'outageLeastCount' | 'outageSharePercent' | 'outageWindowMinutes'>
): VerdictThresholds {
  return {
    ...usualThresholds,
    outage: {
      leastCount: settings.outageLeastCount,
      share: settings.outageSharePercent / 100,
      windowMs: settings.outageWindowMinutes * 60_000
    }
  }
}
