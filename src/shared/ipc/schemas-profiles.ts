import { z } from 'zod'
import { frameColourSchema, profileSchema, secretKeptSchema } from './schemas-session'

const profileId = z.string().min(1).max(100)

export const profileIdInputSchema = z.object({ profileId })

/** One profile in the switcher and in the settings. */
export const profileSummarySchema = profileSchema.extend({
  /** `open` is the one on screen; a `signed-in` one opens without asking. */
  status: z.enum(['open', 'signed-in', 'signed-out', 'locked']),
  /** What is kept of its client secret, as far as can be told without reading it; `set-aside` could not be read. */
  secret: z.enum(['sealed', 'weak', 'session', 'set-aside', 'none']),
  lastOpenedAtMs: z.number().nullable()
})

/** All profiles but the demo's, in the order they were made; the demo, too, while it is open. */
export const profileListSchema = z.object({ profiles: z.array(profileSummarySchema).readonly() })

export const profileChangeSchema = z.object({
  profileId,
  name: z.string().trim().min(1).max(80).optional(),
  frameColour: frameColourSchema.optional(),
  isMarkedTest: z.boolean().optional()
})

/** What removing a profile erases from this computer. */
export const profileContentsSchema = z.object({
  secretKept: secretKeptSchema.nullable(),
  /** When a secret of this profile that could not be read was set aside; null when none was. */
  setAsideAtMs: z.number().nullable(),
  /** Size of the stored positions and invitations, in bytes. */
  storedBytes: z.number(),
  /** Vehicles in them; null when the profile is not open, for counting them would mean opening them. */
  vehicleCount: z.number().nullable(),
  lastOpenedAtMs: z.number().nullable()
})

/** Where credentials can be taken from, besides typing. Nothing is taken without a click (SECURITY.md row 10). */
export const credentialOffersSchema = z.object({
  /** `CATENA_CLIENT_ID` and `CATENA_CLIENT_SECRET` are set; null when they are not both there. */
  environment: z.object({ clientId: z.string() }).nullable()
})

export const credentialImportInputSchema = z.object({ from: z.enum(['clipboard', 'environment']) })

/** The preload turns the dropped `File` into its path (empty for one made by a script); the page cannot name one by itself. */
export const credentialFileInputSchema = z.object({ path: z.string().max(4096) })

/** Imported credentials. The secret stays in main; whatever the source did not name is null. */
export const credentialDraftSchema = z.object({
  draftId: z.string(),
  source: z.enum(['clipboard', 'environment', 'file']),
  /** The file's name without its folder; null for other sources. */
  fileName: z.string().nullable(),
  clientId: z.string().nullable(),
  profileName: z.string().nullable(),
  apiBaseUrl: z.string().nullable(),
  authBaseUrl: z.string().nullable()
})

export const draftInputSchema = z.object({ draftId: z.string().min(1).max(100) })

export type ProfileSummary = Readonly<z.infer<typeof profileSummarySchema>>
export type ProfileList = z.infer<typeof profileListSchema>
export type ProfileChange = z.infer<typeof profileChangeSchema>
export type ProfileContents = z.infer<typeof profileContentsSchema>
export type CredentialOffers = z.infer<typeof credentialOffersSchema>
export type CredentialImportInput = z.infer<typeof credentialImportInputSchema>
export type CredentialDraft = z.infer<typeof credentialDraftSchema>
