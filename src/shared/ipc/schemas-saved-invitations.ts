import { z } from 'zod'
import { invitationSortColumns, invitationTabs } from '../domain/invitation-tabs'
import { sharedResources, shareLevels } from '../domain/shared-resources'

/** As much as anybody keeps in order by hand. */
export const mostSavedOfInvitations = { filters: 50, templates: 50, providers: 500 } as const

const idText = z.string().regex(/^[\w-]{1,64}$/)
const nameText = z.string().trim().min(1).max(60)
const urlText = z.string().max(2083).nullable()

/** A way of looking at the invitations that the person gave a name. */
export const savedInvitationFilterSchema = z.object({
  id: idText,
  name: nameText,
  tab: z.enum(invitationTabs),
  text: z.string().max(200),
  sort: z.object({ column: z.enum(invitationSortColumns), isDescending: z.boolean() })
})

/** What many invitations ask for alike. Nothing about any fleet: this file is plain. */
export const invitationTemplateSchema = z.object({
  id: idText,
  name: nameText,
  /** By resource. */
  permissions: z.partialRecord(z.enum(sharedResources), z.enum(shareLevels)),
  /** Slugs; empty allows all. */
  limitTsps: z.array(z.string().max(200)).max(mostSavedOfInvitations.providers).readonly(),
  /** Null: the one that fits office hours. */
  expiresInHours: z.number().int().min(1).max(672).nullable(),
  successRedirectUrl: urlText,
  failureRedirectUrl: urlText,
  callbackUrl: urlText
})

/** Subject and body with placeholders in braces, such as `{fleet}`. */
export const messageTemplateSchema = z.object({ subject: z.string().max(300), body: z.string().max(8000) })

/** The messages that go with a link; null: as the app has them. */
export const messageTemplatesSchema = z.object({
  en: messageTemplateSchema.nullable(),
  es: messageTemplateSchema.nullable(),
  /** IANA name of the zone that the last message was written for; null: that of this computer. */
  timeZone: z.string().max(60).nullable().default(null)
})

export type SavedInvitationFilter = Readonly<z.infer<typeof savedInvitationFilterSchema>>
export type InvitationTemplate = Readonly<z.infer<typeof invitationTemplateSchema>>
export type MessageTemplate = Readonly<z.infer<typeof messageTemplateSchema>>
export type MessageTemplates = Readonly<z.infer<typeof messageTemplatesSchema>>
