import { z } from 'zod'
import { verdictKinds } from '../domain/verdict-kinds'
import { chaseWays } from './schemas-invitations'

/** What the journal of a profile records: what happened to invitations and fleets, and what the person did about it. */
export const journalKinds = [
  'invitation-created',
  'invitation-refreshed',
  'invitation-accepted',
  'invitation-declined',
  'invitation-expired',
  'invitation-revoked',
  'invitation-copied',
  'invitation-mailed',
  'invitation-shown',
  'fleet-appeared',
  'fleet-left',
  'first-vehicle',
  'first-position',
  'verdict-changed',
  'outage-began',
  'outage-ended',
  'chased',
  'snoozed',
  'note-changed',
  'bulk-ended'
] as const

export const journalEntrySchema = z.object({
  /** Ascending; a later entry has a greater one. */
  id: z.number().int(),
  /** When it happened, or when this app noticed it. */
  atMs: z.number(),
  kind: z.enum(journalKinds),
  /** `FleetRow.key`; of an invitation its `fleet_ref`. */
  fleetKey: z.string().nullable(),
  fleetName: z.string().nullable(),
  detail: z.object({
    verdict: z.enum(verdictKinds).optional(),
    was: z.enum(verdictKinds).optional(),
    providerName: z.string().optional(),
    via: z.enum(chaseWays).optional(),
    untilMs: z.number().optional(),
    count: z.number().optional()
  })
})

export const journalGetInputSchema = z.object({
  limit: z.number().int().min(1).max(500),
  /** Only entries with a smaller id; null for the newest. */
  beforeId: z.number().int().nullable(),
  /** Only those about this fleet. */
  fleetKey: z.string().min(1).max(600).nullable()
})

export const journalPageSchema = z.object({
  /** Newest first. */
  entries: z.array(journalEntrySchema).readonly(),
  /** When the person last said that they had looked; null when never. */
  lastLookedAtMs: z.number().nullable()
})

export const journalAddedSchema = z.object({ entries: z.array(journalEntrySchema).readonly() })

export type JournalKind = (typeof journalKinds)[number]
export type JournalEntry = Readonly<z.infer<typeof journalEntrySchema>>
/** An entry that has no id yet. */
export type NewJournalEntry = Omit<JournalEntry, 'id'>
