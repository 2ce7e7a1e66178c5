import { fleetRow, verdict } from '@renderer/test-support/samples-fleets'
import { verdictKinds } from '@shared/domain/verdict-kinds'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'

const firstWords = [
  'Swift',
  'Juniper',
  'Delta',
  'Ponderosa',
  'Starling',
  'Whitewater',
  'Bravo',
  'Maple',
  'Osprey',
  'Lakota'
]
const lastWords = [
  'Transport',
  'Hauling',
  'Intermodal',
  'Bulk Lines',
  'Courier',
  'Tank Lines',
  'Carriers',
  'Reefer',
  'Freight'
]

/**
 * Invitations that all wait, so that every tab that shows any shows all of them.
 *
 * @param count how many
 * @param nowMs the present
 */
export function benchRows(count: number, nowMs: number): readonly InvitationRow[] {
  return Array.from({ length: count }, (_none, index) => {
    const first = firstWords[index % firstWords.length] ?? ''
    const last = lastWords[Math.floor(index / firstWords.length) % lastWords.length] ?? ''
    return {
      handle: `handle-${index}`,
      fleetRef: `CR-${String(index).padStart(6, '0')}`,
      fleetName: `${first} ${last} ${index % 977}`,
      fleetEmail: `dispatch@${first}-${index % 4001}.example`.toLowerCase(),
      fleetPhone: null,
      status: 'active',
      createdAtMs: nowMs - index * 60_000,
      expiresAtMs: nowMs + 600 * 3_600_000 + index * 1000,
      acceptedAtMs: null,
      declinedAtMs: null,
      declineReason: null,
      permissions: { vehicle: 'read', vehicle_location: 'read' },
      limitTsps: [],
      chased: null
    }
  })
}

/** The same as a fleet; its provider is found by what an invitation is found by its address. */
export function fleetOf(row: InvitationRow, index: number): FleetRow {
  const verdictKind = verdictKinds[index % verdictKinds.length] ?? 'fine'
  return fleetRow({
    key: row.handle,
    name: row.fleetName ?? '',
    fleetRef: row.fleetRef,
    providers: [{ slug: `provider-${index % 11}`, name: row.fleetEmail ?? '' }],
    connectionCount: 2 + (index % 2),
    vehicleCounts: [index % 40, index % 7, index % 5, index % 3, index % 2, 0],
    verdict: verdict({ kind: verdictKind })
  })
}

/** What is typed: parts of names, references and addresses. */
export const typedTexts = [
  'juniper tank',
  'cr-0123',
  'swift-12',
  'lakota bulk 9',
  'delta freight',
  'osprey-40',
  'cr-0199',
  'maple courier 3',
  'bravo haul',
  'whitewater-7',
  'starling reef',
  'ponderosa 11'
] as const

/** How many rows are left after each letter of a text; only letters after which fewer are left can be seen to be answered. */
export function countsOf(rows: readonly InvitationRow[], text: string): readonly number[] {
  const texts = rows.map((row) => `${row.fleetRef}\n${row.fleetName ?? ''}\n${row.fleetEmail ?? ''}`.toLowerCase())
  return Array.from(text, (_letter, index) => {
    const words = text
      .slice(0, index + 1)
      .trim()
      .split(/\s+/u)
    return texts.filter((each) => words.every((word) => each.includes(word))).length
  })
}
