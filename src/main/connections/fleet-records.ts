import { z } from 'zod'
import type { Fleet, ShareAgreement, Tsp } from '../catena/schemas/orgs-rows'
import type { Connection, DataFreshness } from '../catena/schemas/integrations-rows'

/*
 * What the book keeps of the server's lists, also on disk (sealed). Named field by field, so that a field that the client learns later reaches
 * neither by itself.
 */

const text = z.string().nullable()
const instant = z.number().nullable()

export const fleetRecordSchema = z.object({
  fleetId: z.string(),
  fleetRef: text,
  name: text,
  displayName: text,
  email: text,
  phone: text,
  city: text,
  province: text,
  countryCode: text,
  regulatoryId: text,
  createdAtMs: instant
})

export const agreementRecordSchema = z.object({
  fleetId: text,
  fleetRef: text,
  status: z.string(),
  effectiveAtMs: instant,
  expiresAtMs: instant,
  scopes: z.record(z.string(), z.string())
})

export const connectionRecordSchema = z.object({
  connectionId: z.string(),
  fleetId: text,
  fleetRef: text,
  tspId: text,
  sourceName: text,
  status: z.string(),
  createdAtMs: instant,
  updatedAtMs: instant
})

export const freshnessRecordSchema = z.object({
  resource: z.string(),
  lastAtMs: instant,
  nextAtMs: instant,
  scheduleStatus: text,
  shareLevel: text
})

export const tspRecordSchema = z.object({ tspId: z.string(), slug: z.string(), name: text })

export type FleetRecord = Readonly<z.infer<typeof fleetRecordSchema>>
export type AgreementRecord = Readonly<z.infer<typeof agreementRecordSchema>>
export type ConnectionRecord = Readonly<z.infer<typeof connectionRecordSchema>>
export type FreshnessRecord = Readonly<z.infer<typeof freshnessRecordSchema>>
export type TspRecord = Readonly<z.infer<typeof tspRecordSchema>>

/** The resource whose freshness decides: where vehicles are. */
export const positionsResource = 'vehicle_location'

export function fleetRecord(row: Fleet): FleetRecord {
  return {
    fleetId: row.id,
    fleetRef: row.fleetRef,
    name: row.name,
    displayName: row.displayName,
    email: row.registeredEmail,
    phone: row.registeredPhone,
    city: row.city,
    province: row.province,
    countryCode: row.countryCode,
    regulatoryId: row.regulatoryId,
    createdAtMs: row.createdAtMs
  }
}

export function agreementRecord(row: ShareAgreement): AgreementRecord {
  const { fleetId, fleetRef, status, effectiveAtMs, expiresAtMs, scopes } = row
  return { fleetId, fleetRef, status, effectiveAtMs, expiresAtMs, scopes: { ...scopes } }
}

export function connectionRecord(row: Connection): ConnectionRecord {
  const { id, fleetId, fleetRef, tspId, sourceName, status, createdAtMs, updatedAtMs } = row
  return { connectionId: id, fleetId, fleetRef, tspId, sourceName, status, createdAtMs, updatedAtMs }
}

export function freshnessRecord(row: DataFreshness): FreshnessRecord {
  return {
    resource: row.resource,
    lastAtMs: row.lastSuccessfulExecutionAtMs,
    nextAtMs: row.nextExecutionAtMs,
    scheduleStatus: row.scheduleStatus,
    shareLevel: row.shareLevel
  }
}

export function tspRecord(row: Tsp): TspRecord {
  return { tspId: row.id, slug: row.slug, name: row.name }
}
