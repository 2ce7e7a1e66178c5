import { z } from 'zod'
import { mostRememberedColumns } from '../domain/bulk-row'
import { stalenessBuckets } from '../domain/staleness'
import { columnWidthsPx, vehicleColumnIds, vehicleSortColumns } from '../domain/vehicle-columns'
import { motions } from '../domain/vehicle-filter'
import { verdictKinds } from '../domain/verdict-kinds'
import { noMessageTemplates } from './no-message-templates'
import {
  invitationTemplateSchema,
  messageTemplatesSchema,
  mostSavedOfInvitations,
  savedInvitationFilterSchema
} from './schemas-saved-invitations'

/** More than anybody keeps in order by hand, and little enough to be written at each change. */
export const mostSaved = { views: 50, places: 200, names: 500, ringPoints: 500 } as const

const shortText = z.string().max(200)
const nameText = z.string().trim().min(1).max(60)
const idText = z.string().regex(/^[\w-]{1,64}$/)
const agesMs = z
  .number()
  .min(0)
  .max(366 * 86_400_000)
  .nullable()
const longitude = z.number().min(-180).max(180)
const latitude = z.number().min(-90).max(90)

/** As `VehicleFilter`. */
export const vehicleFilterSchema = z.object({
  text: shortText,
  staleness: z.array(z.enum(stalenessBuckets)).max(stalenessBuckets.length).readonly(),
  fleets: z.array(shortText).max(mostSaved.names).readonly(),
  providers: z.array(shortText).max(mostSaved.names).readonly(),
  provinces: z.array(shortText).max(mostSaved.names).readonly(),
  motions: z.array(z.enum(motions)).max(motions.length).readonly(),
  /** Views saved before there were verdicts have none. */
  verdicts: z.array(z.enum(verdictKinds)).max(verdictKinds.length).readonly().default([]),
  ageMs: z.object({ atLeast: agesMs, atMost: agesMs })
})

export const vehicleSortSchema = z
  .array(z.object({ column: z.enum(vehicleSortColumns), isDescending: z.boolean() }))
  .max(vehicleSortColumns.length)
  .readonly()

export const vehicleColumnsSchema = z
  .array(
    z.object({
      id: z.enum(vehicleColumnIds),
      widthPx: z.number().int().min(columnWidthsPx.least).max(columnWidthsPx.most)
    })
  )
  .min(1)
  .max(vehicleColumnIds.length)
  .readonly()

/** A way of looking at the fleet that the person gave a name. */
export const savedViewSchema = z.object({
  id: idText,
  name: nameText,
  filter: vehicleFilterSchema,
  sort: vehicleSortSchema,
  columns: vehicleColumnsSchema,
  /** Null when the view does not move the map. */
  camera: z.object({ longitudeDeg: longitude, latitudeDeg: latitude, zoom: z.number().min(0).max(24) }).nullable()
})

const pointSchema = z.object({ longitudeDeg: longitude, latitudeDeg: latitude })

export const placeShapeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('circle'), centre: pointSchema, radiusM: z.number().positive().max(20_000_000) }),
  z.object({ kind: z.literal('rectangle'), west: longitude, south: latitude, east: longitude, north: latitude }),
  /** The first point is not repeated at the end. */
  z.object({ kind: z.literal('polygon'), ring: z.array(pointSchema).min(3).max(mostSaved.ringPoints).readonly() })
])

/** A place on the map that the person gave a name. */
export const savedPlaceSchema = z.object({ id: idText, name: nameText, shape: placeShapeSchema })

const column = z.number().int().min(0).max(999).nullable()

/** What the columns of a table mean, by its header; nothing that is in the rows. */
export const rememberedColumnsSchema = z.object({
  headers: z.array(z.string().max(100)).max(1000).readonly(),
  columns: z.object({
    fleetRef: column,
    fleetName: column,
    fleetEmail: column,
    fleetPhone: column,
    fleetWebsite: column,
    fleetCountryCode: column,
    fleetRegulatoryId: column,
    fleetRegulatoryIdType: column
  }),
  regulatoryType: z.string().max(60)
})

/** What is saved with a profile. Each field has a default, so an older file stays readable. */
export const savedThingsSchema = z.object({
  views: z.array(savedViewSchema).max(mostSaved.views).readonly().default([]),
  places: z.array(savedPlaceSchema).max(mostSaved.places).readonly().default([]),
  invitationFilters: z.array(savedInvitationFilterSchema).max(mostSavedOfInvitations.filters).readonly().default([]),
  invitationTemplates: z.array(invitationTemplateSchema).max(mostSavedOfInvitations.templates).readonly().default([]),
  /** What the person made of the message that goes with a link. */
  messageTemplates: messageTemplatesSchema.default(noMessageTemplates),
  bulkColumns: z.array(rememberedColumnsSchema).max(mostRememberedColumns).readonly().default([])
})

/** The fields to put in place of the saved ones; those that are left out stay. */
export const savedChangeSchema = z
  .object({
    views: z.array(savedViewSchema).max(mostSaved.views).readonly(),
    places: z.array(savedPlaceSchema).max(mostSaved.places).readonly(),
    invitationFilters: z.array(savedInvitationFilterSchema).max(mostSavedOfInvitations.filters).readonly(),
    invitationTemplates: z.array(invitationTemplateSchema).max(mostSavedOfInvitations.templates).readonly(),
    messageTemplates: messageTemplatesSchema,
    bulkColumns: z.array(rememberedColumnsSchema).max(mostRememberedColumns).readonly()
  })
  .partial()
  .strict()

export type SavedView = Readonly<z.infer<typeof savedViewSchema>>
export type SavedPlace = Readonly<z.infer<typeof savedPlaceSchema>>
export type SavedThings = Readonly<z.infer<typeof savedThingsSchema>>
export type SavedChange = Readonly<z.infer<typeof savedChangeSchema>>
