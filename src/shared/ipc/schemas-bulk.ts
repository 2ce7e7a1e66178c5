import { z } from 'zod'
import { bulkExpectations, mostBulkRows } from '../domain/bulk-row'
import { failureCodes } from './result'

const optionalUrl = (protocol: RegExp) => z.url({ protocol }).max(2083).nullable().default(null)
const optionalText = z.string().max(2100).nullable()

/** A table as text, from a file that the person chose; at most 5 MB, in UTF-8, UTF-16 or Windows-1252. */
export const bulkFileSchema = z.object({
  /** Without its folder, which may name a person. */
  name: z.string(),
  text: z.string()
})

/**
 * One row to send. Judged row by row when its turn comes, by the same schema as a single invitation: one that Catena would not take must not stop
 * the others from being taken in.
 */
export const bulkRowInputSchema = z.object({
  /** Where it stands in the person's table, from 1. */
  line: z.number().int().min(1),
  fleetRef: z.string().min(1).max(255),
  fleetName: optionalText,
  fleetEmail: optionalText,
  fleetPhone: optionalText,
  fleetWebsite: optionalText,
  fleetCountryCode: optionalText,
  fleetRegulatoryId: optionalText,
  fleetRegulatoryIdType: optionalText,
  /** What the person was told this row would do; the result says where it did something else. */
  expected: z.enum(bulkExpectations)
})

/** What all rows have in common. */
export const bulkCommonSchema = z.object({
  expiresInHours: z.number().int().min(1).max(672),
  permissions: z
    .record(z.string().regex(/^[a-z_]{1,60}$/), z.enum(['read', 'read_write']))
    .refine((permissions) => Object.keys(permissions).length > 0),
  /** Slugs of the only providers to offer; empty for all. */
  limitTsps: z.array(z.string().min(1).max(200)).max(200).readonly(),
  successRedirectUrl: optionalUrl(/^https?$/),
  failureRedirectUrl: optionalUrl(/^https?$/),
  callbackUrl: optionalUrl(/^https$/)
})

export const bulkStartInputSchema = z.object({
  /** The table's name, as the person knows it; null for pasted text. */
  name: z.string().max(255).nullable(),
  rows: z.array(bulkRowInputSchema).min(1).max(mostBulkRows).readonly(),
  common: bulkCommonSchema,
  /** The person was asked and said yes to inviting from a test profile; without it the run is refused. */
  isTestConfirmed: z.boolean().optional()
})

/**
 * Where a row stands. `sending`: on its way, or sent without an answer; looked up at the server before it is sent again. `found`: that look-up says it
 * had arrived. `created` and `refreshed` are the server's 201 and 200.
 */
export const bulkRowStatuses = ['waiting', 'sending', 'created', 'refreshed', 'found', 'failed', 'cancelled'] as const

export const bulkRowSchema = z.object({
  line: z.number(),
  fleetRef: z.string(),
  fleetName: z.string().nullable(),
  expected: z.enum(bulkExpectations),
  status: z.enum(bulkRowStatuses),
  /** Of a failed one. */
  failure: z.enum(failureCodes).nullable(),
  /** The contract's field that the failure is about. */
  field: z.string().nullable(),
  /** The server's own words about it. */
  serverMessage: z.string().nullable(),
  expiresAtMs: z.number().nullable()
})

/** Why a run rests although nobody paused it; it goes on by itself. */
const holdSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate-limited'), untilMs: z.number() }),
  z.object({ kind: z.literal('offline') }),
  z.object({ kind: z.literal('server-trouble'), untilMs: z.number() })
])

/** `interrupted`: the app was quit, locked or ended, or another profile was opened, and the person has not said yet that it may go on. */
export const bulkPauseReasons = ['asked', 'interrupted', 'refused'] as const

export const bulkPhaseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('running'), hold: holdSchema.nullable() }),
  z.object({
    kind: z.literal('paused'),
    reason: z.enum(bulkPauseReasons),
    /** Of `refused`: what the server says to every row. */
    failure: z.enum(failureCodes).nullable()
  }),
  z.object({ kind: z.literal('ended'), isCancelled: z.boolean(), endedAtMs: z.number() })
])

export const bulkSummarySchema = z.object({
  /** Of this run; another run has another. */
  jobId: z.string(),
  name: z.string().nullable(),
  phase: bulkPhaseSchema,
  startedAtMs: z.number(),
  counts: z.object({
    total: z.number(),
    waiting: z.number(),
    sending: z.number(),
    created: z.number(),
    refreshed: z.number(),
    found: z.number(),
    failed: z.number(),
    cancelled: z.number()
  }),
  /** How long what is left will take, in milliseconds, by the pace so far; null when that is not known. */
  leftMs: z.number().nullable(),
  /** The list on disk could not be written: a run that is interrupted now may not be there on return. */
  isUnsaved: z.boolean()
})

export const bulkStateSchema = bulkSummarySchema.extend({
  /** All of them in an answer, those that changed in an event; by `line`. */
  rows: z.array(bulkRowSchema).readonly()
})

export const bulkChangeSchema = z.object({
  /** Counts up by one with each event; a gap means: ask for everything. */
  sequence: z.number(),
  /** Null when there is no run. */
  state: bulkStateSchema.nullable()
})

export const bulkExportInputSchema = z.object({
  /** The person ticked that the file shall hold the links, which let whoever reads them connect to the fleet. */
  includesLinks: z.boolean()
})

export type BulkFile = Readonly<z.infer<typeof bulkFileSchema>>
export type BulkRowInput = Readonly<z.infer<typeof bulkRowInputSchema>>
export type BulkCommon = Readonly<z.infer<typeof bulkCommonSchema>>
export type BulkStartInput = Readonly<z.infer<typeof bulkStartInputSchema>>
export type BulkRowStatus = (typeof bulkRowStatuses)[number]
export type BulkRow = Readonly<z.infer<typeof bulkRowSchema>>
export type BulkHold = Readonly<z.infer<typeof holdSchema>>
export type BulkPhase = Readonly<z.infer<typeof bulkPhaseSchema>>
export type BulkSummary = Readonly<z.infer<typeof bulkSummarySchema>>
export type BulkState = Readonly<z.infer<typeof bulkStateSchema>>
export type BulkChange = Readonly<z.infer<typeof bulkChangeSchema>>
