import { z } from 'zod'
import { usualColumns } from '../domain/vehicle-columns'
import { languageChoices } from '../domain/language'
import { vehicleColumnsSchema } from './schemas-saved'

/** In CSS pixels; the window sets a narrower limit. */
export const listWidthsPx = { least: 280, most: 4000 } as const

const listWidthSchema = z.number().int().min(listWidthsPx.least).max(listWidthsPx.most)

const baseMapSchema = z.enum(['bundled', 'regions', 'online'])

/** Which news the computer shows while the app is not in front. */
const notificationsSchema = z.object({
  accepted: z.boolean(),
  declined: z.boolean(),
  expiring: z.boolean(),
  outage: z.boolean()
})

const outageLeastCountSchema = z.number().int().min(2).max(100)
const outageSharePercentSchema = z.number().int().min(10).max(100)
const outageWindowMinutesSchema = z.number().int().min(1).max(240)

/** What the person may choose. Each field has a default, so an older file stays readable. */
export const settingsSchema = z.object({
  speedUnit: z.enum(['mph', 'kph']).default('mph'),
  colourScheme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Windows are loaded anew when it changes. */
  language: z.enum(languageChoices).default('system'),
  /** What a profile opens on: who must act, or the map, whose vehicles are then drawn before the app itself is read (ADR 15, ADR 20). */
  startScreen: z.enum(['map', 'attention']).default('attention'),
  /** In which time zone the times of one vehicle are shown; `vehicle` falls back to this computer's where the vehicle's is not known. */
  timeZone: z.enum(['computer', 'vehicle', 'utc']).default('computer'),
  /** Cluster vehicles that would overlap on the map. */
  isClusteringOn: z.boolean().default(true),
  /** How near vehicles must be to be drawn as one cluster. */
  clusterRadius: z.enum(['fine', 'normal', 'coarse']).default('normal'),
  /** Name vehicles on the map, from close up. */
  areNamesShown: z.boolean().default(true),
  /** Show all saved places on the map, faintly. */
  arePlacesShown: z.boolean().default(false),
  /** Width of the vehicle list, in CSS pixels. */
  listWidthPx: listWidthSchema.default(380),
  /** Columns of the vehicle list in their order, shown where it is wide enough for columns. */
  listColumns: vehicleColumnsSchema.default([...usualColumns]),
  isListCollapsed: z.boolean().default(false),
  /** How long cached positions are kept, in days. */
  retentionDays: z.number().int().min(1).max(365).default(30),
  /** Quitting asks the server to revoke the access token, and waits for it for a few seconds at most. */
  revokesOnQuit: z.boolean().default(true),
  /** Of vehicles with the same VIN, the map shows the one with the freshest position only. */
  mergesSameVin: z.boolean().default(true),
  /** Requests for positions that may be under way at once, at most. */
  mostRequestsAtOnce: z.number().int().min(1).max(12).default(8),
  /** What lies under the vehicles: the map of the app, the same with the person's region files, or one from the net. */
  baseMap: baseMapSchema.default('bundled'),
  /** Colours of the wall map: a bright wall tires a dark room. */
  wallScheme: z.enum(['dark', 'light']).default('dark'),
  /** How much larger than on a desk everything on the wall map is. */
  wallMarks: z.enum(['normal', 'large', 'largest']).default('large'),
  /** When late connections of one provider are one outage: at least so many, */
  outageLeastCount: outageLeastCountSchema.default(3),
  /** at least this share of those of which it is known whether they live, in percent, */
  outageSharePercent: outageSharePercentSchema.default(50),
  /** and all late within so many minutes of each other. */
  outageWindowMinutes: outageWindowMinutesSchema.default(15),
  /** The wall map shows what the main window shows: its camera, filter and selection. */
  isWallFollowing: z.boolean().default(true),
  notifications: notificationsSchema.default({ accepted: true, declined: true, expiring: true, outage: true }),
  /** Quitting empties the clipboard where it still holds a link that this app put there. */
  clearsClipboardAtQuit: z.boolean().default(false)
})

export const settingsChangeSchema = z
  .object({
    speedUnit: z.enum(['mph', 'kph']),
    colourScheme: z.enum(['system', 'light', 'dark']),
    language: z.enum(languageChoices),
    startScreen: z.enum(['map', 'attention']),
    timeZone: z.enum(['computer', 'vehicle', 'utc']),
    isClusteringOn: z.boolean(),
    clusterRadius: z.enum(['fine', 'normal', 'coarse']),
    areNamesShown: z.boolean(),
    arePlacesShown: z.boolean(),
    listWidthPx: listWidthSchema,
    listColumns: vehicleColumnsSchema,
    isListCollapsed: z.boolean(),
    retentionDays: z.number().int().min(1).max(365),
    revokesOnQuit: z.boolean(),
    mergesSameVin: z.boolean(),
    mostRequestsAtOnce: z.number().int().min(1).max(12),
    baseMap: baseMapSchema,
    wallScheme: z.enum(['dark', 'light']),
    wallMarks: z.enum(['normal', 'large', 'largest']),
    isWallFollowing: z.boolean(),
    outageLeastCount: outageLeastCountSchema,
    outageSharePercent: outageSharePercentSchema,
    outageWindowMinutes: outageWindowMinutesSchema,
    notifications: notificationsSchema,
    clearsClipboardAtQuit: z.boolean()
  })
  .partial()
  .strict()

export type Settings = Readonly<z.infer<typeof settingsSchema>>
export type SettingsChange = Readonly<z.infer<typeof settingsChangeSchema>>
