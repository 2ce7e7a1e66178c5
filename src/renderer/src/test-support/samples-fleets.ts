import type { Verdict } from '@shared/domain/verdict-kinds'
import type { ChaseDraft, FleetDetail, FleetList, FleetRow, FleetsMeta, FleetSources } from '@shared/ipc/schemas-fleets'

/** A verdict; without fields nothing is the matter. */
export function verdict(fields: Partial<Verdict> = {}): Verdict {
  return {
    kind: 'fine',
    actor: 'nobody',
    action: 'none',
    sinceMs: null,
    untilMs: null,
    providerName: null,
    permission: null,
    ...fields
  }
}

/** A fleet that is well. */
export function fleetRow(fields: Partial<FleetRow> = {}): FleetRow {
  return {
    key: 'fleet-a',
    name: 'Fleet A',
    fleetRef: 'fleet-a',
    partCount: 1,
    agreementStatus: 'active',
    providers: [{ slug: 'samsara', name: 'Samsara' }],
    connectionCount: 1,
    brokenConnectionCount: 0,
    vehicleCounts: [3, 2, 1, 0, 0, 0],
    verdict: verdict(),
    firsts: { connectionAtMs: null, vehicleAtMs: null, positionAtMs: null },
    snooze: null,
    hasNote: false,
    chasedAtMs: null,
    isSimulated: false,
    ...fields
  }
}

/** What is said of a list that was read without trouble. */
export function fleetsMeta(fields: Partial<FleetsMeta> = {}): FleetsMeta {
  return { asOfMs: null, isRefreshing: false, lastError: null, invisible: [], outages: [], ...fields }
}

/** A list; without fields it is empty. */
export function fleetList(fields: Partial<FleetList> = {}): FleetList {
  return { sequence: 0, rows: [], meta: fleetsMeta(), ...fields }
}

/** What the fleet page shows of a fleet that is well. */
export function fleetDetail(fields: Partial<FleetDetail> = {}): FleetDetail {
  return {
    key: 'fleet-a',
    contact: { email: null, phone: null, city: null, province: null, countryCode: null, regulatoryId: null },
    parts: [{ fleetId: 'fleet-id-a', name: 'Fleet A' }],
    agreements: [{ status: 'active', effectiveAtMs: null, expiresAtMs: null, scopes: { vehicle_location: 'read' } }],
    connections: [],
    invitationHandles: [],
    note: '',
    snooze: null,
    counts: { positions: 6, vehicles: 6 },
    invisible: [],
    ...fields
  }
}

/** A message with a place for the link. */
export function chaseDraft(fields: Partial<ChaseDraft> = {}): ChaseDraft {
  return { subject: 'A subject', body: 'A message: {link}', toEmail: null, hasLink: true, ...fields }
}

/** Everything is fine. */
export function fleetSources(fields: Partial<FleetSources> = {}): FleetSources {
  return { epoch: 0, fleet: new Uint32Array(), provider: new Uint32Array(), verdict: new Uint8Array(), ...fields }
}
