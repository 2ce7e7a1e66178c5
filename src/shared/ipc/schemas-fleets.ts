import { z } from 'zod'
import { stalenessBuckets } from '../domain/staleness'
import { actors, nextActions, verdictKinds } from '../domain/verdict-kinds'
import { failureCodes } from './result'
import { vehicleFileFormats } from './schemas-export'

const instantSchema = z.number().nullable()
const textSchema = z.string().nullable()

/** See `Verdict`. */
export const verdictSchema = z.object({
  kind: z.enum(verdictKinds),
  actor: z.enum(actors),
  action: z.enum(nextActions),
  sinceMs: instantSchema,
  untilMs: instantSchema,
  providerName: textSchema,
  permission: textSchema
})

/** Set by the person: the fleet stays out of the way until then. It ends by itself. */
export const snoozeSchema = z.object({ untilMs: z.number(), reason: z.string() })

/** One fleet of ours: one `fleet_ref` with everything that belongs to it, or one `fleet_id` where there is none. */
export const fleetRowSchema = z.object({
  /** `fleet_ref`, or `id:<fleet_id>` without one. */
  key: z.string(),
  /** `display_name`, `name`, then `fleet_ref` (API.md section 6). */
  name: z.string(),
  fleetRef: textSchema,
  /** How many `fleet_id`s it is made of. */
  partCount: z.number(),
  /** Of the agreement that counts; null where there is none, or it is not visible. */
  agreementStatus: textSchema,
  providers: z.array(z.object({ slug: z.string(), name: z.string() })).readonly(),
  connectionCount: z.number(),
  brokenConnectionCount: z.number(),
  /** Vehicles by age of their position, in the order of `stalenessBuckets`; counted from the position lists. */
  vehicleCounts: z.array(z.number()).length(stalenessBuckets.length).readonly(),
  verdict: verdictSchema,
  /** When this app first saw each; it was there at or before. */
  firsts: z.object({ connectionAtMs: instantSchema, vehicleAtMs: instantSchema, positionAtMs: instantSchema }),
  snooze: snoozeSchema.nullable(),
  hasNote: z.boolean(),
  chasedAtMs: instantSchema,
  isSimulated: z.boolean()
})

export const fleetParts = ['connections', 'freshness', 'agreements', 'schedules', 'fleets'] as const

/** A list that this account does not get: refused, or not offered by this server. `permission` is what it would need. */
export const invisiblePartSchema = z.object({ part: z.enum(fleetParts), permission: z.string() })

export const outageSchema = z.object({
  providerSlug: z.string(),
  providerName: z.string(),
  sinceMs: z.number(),
  /** Connections that are late since then, of those that are watched. */
  lateCount: z.number(),
  totalCount: z.number(),
  /** Fleets that have one of the late connections, */
  fleetKeys: z.array(z.string()).readonly(),
  /** of so many that have a watched one. */
  fleetCount: z.number()
})

/** What is said of the whole list. */
export const fleetsMetaSchema = z.object({
  /** When the list of fleets was last read whole from the server; null when never. */
  asOfMs: instantSchema,
  isRefreshing: z.boolean(),
  lastError: z.enum(failureCodes).nullable(),
  invisible: z.array(invisiblePartSchema).readonly(),
  outages: z.array(outageSchema).readonly()
})

export const fleetListSchema = z.object({
  /** Of the last `fleets:changed` that is in it. */
  sequence: z.number(),
  rows: z.array(fleetRowSchema).readonly(),
  meta: fleetsMetaSchema
})

export const fleetsChangedSchema = z.object({
  /** One more than that of the event before; after a gap ask `fleets:get`. */
  sequence: z.number(),
  changed: z.array(fleetRowSchema).readonly(),
  removedKeys: z.array(z.string()).readonly(),
  meta: fleetsMetaSchema
})

const keySchema = z.string().min(1).max(600)

export const fleetKeyInputSchema = z.object({ key: keySchema })

export const fleetDetailSchema = z.object({
  key: z.string(),
  contact: z.object({
    email: textSchema,
    phone: textSchema,
    city: textSchema,
    province: textSchema,
    countryCode: textSchema,
    regulatoryId: textSchema
  }),
  parts: z.array(z.object({ fleetId: z.string(), name: textSchema })).readonly(),
  agreements: z
    .array(
      z.object({
        status: z.string(),
        effectiveAtMs: instantSchema,
        expiresAtMs: instantSchema,
        scopes: z.record(z.string(), z.string())
      })
    )
    .readonly(),
  connections: z
    .array(
      z.object({
        connectionId: z.string(),
        providerSlug: textSchema,
        providerName: z.string(),
        sourceName: textSchema,
        status: z.string(),
        createdAtMs: instantSchema,
        updatedAtMs: instantSchema,
        verdict: verdictSchema,
        /** The rhythm of its positions, in seconds; null where schedules are not visible. */
        intervalSeconds: z.number().nullable(),
        freshness: z
          .array(
            z.object({
              resource: z.string(),
              /** When Catena last fetched it; null = never. Not how old the data is. */
              lastAtMs: instantSchema,
              nextAtMs: instantSchema,
              scheduleStatus: textSchema,
              shareLevel: textSchema
            })
          )
          .readonly()
      })
    )
    .readonly(),
  /** Of this fleet, newest first; see `InvitationRow`. */
  invitationHandles: z.array(z.string()).readonly(),
  note: z.string(),
  snooze: snoozeSchema.nullable(),
  /** Counts of different sources, which need not agree: `positions` = vehicles with a position, `vehicles` = all that any list of vehicles names. */
  counts: z.object({ positions: z.number(), vehicles: z.number().nullable() }),
  invisible: z.array(invisiblePartSchema).readonly()
})

export const fleetNoteInputSchema = z.object({ key: keySchema, text: z.string().max(4000) })

export const fleetSnoozeInputSchema = z.object({
  key: keySchema,
  /** Null ends it. */
  untilMs: z.number().positive().max(8.64e15).nullable(),
  reason: z.string().max(200)
})

export const chaseLanguages = ['en', 'es'] as const

export const chaseDraftInputSchema = z.object({ key: keySchema, language: z.enum(chaseLanguages) })

/** Stands in a message where main puts the link in. */
export const linkPlaceholder = '{link}'

export const chaseDraftSchema = z.object({
  subject: z.string(),
  /** With the placeholder `{link}`. */
  body: z.string(),
  toEmail: textSchema,
  /** False: the fleet has no invitation whose link could repair it, and the message is written without one. */
  hasLink: z.boolean()
})

export const chaseInputSchema = z.object({
  key: keySchema,
  language: z.enum(chaseLanguages),
  via: z.enum(['copy', 'mail']),
  subject: z.string().max(300),
  body: z.string().min(1).max(4000)
})

export const exportEvidenceInputSchema = z.object({
  /** Chosen by the page, to follow and cancel this export. */
  exportId: z.string().min(1).max(100),
  format: z.enum(vehicleFileFormats),
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('vehicles'), epoch: z.number(), slots: z.instanceof(Uint32Array) }),
    z.object({ kind: z.literal('fleets'), keys: z.array(keySchema).min(1).max(100_000) })
  ])
})

/** Fleets at providers whose connection is not fine, as columns: pairs of the position dictionaries' indexes, and the index in `verdictKinds`. */
export const fleetSourcesSchema = z.object({
  /** What the indexes mean; see `PositionSnapshot`. */
  epoch: z.number(),
  fleet: z.instanceof(Uint32Array),
  provider: z.instanceof(Uint32Array),
  verdict: z.instanceof(Uint8Array)
})

export type FleetRow = Readonly<z.infer<typeof fleetRowSchema>>
export type FleetFirsts = FleetRow['firsts']
export type Snooze = Readonly<z.infer<typeof snoozeSchema>>
export type FleetPart = (typeof fleetParts)[number]
export type InvisiblePart = Readonly<z.infer<typeof invisiblePartSchema>>
export type FleetsMeta = Readonly<z.infer<typeof fleetsMetaSchema>>
export type FleetList = Readonly<z.infer<typeof fleetListSchema>>
export type FleetsChanged = Readonly<z.infer<typeof fleetsChangedSchema>>
export type FleetDetail = Readonly<z.infer<typeof fleetDetailSchema>>
export type FleetConnection = FleetDetail['connections'][number]
export type ChaseLanguage = (typeof chaseLanguages)[number]
export type ChaseDraft = Readonly<z.infer<typeof chaseDraftSchema>>
export type ChaseInput = Readonly<z.infer<typeof chaseInputSchema>>
export type ExportEvidenceInput = Readonly<z.infer<typeof exportEvidenceInputSchema>>
export type FleetSources = Readonly<z.infer<typeof fleetSourcesSchema>>
