import { z } from 'zod'
import { trackSchema } from './schemas-history'

export const vehicleFileFormats = ['csv', 'geojson'] as const

/** The page names the vehicles, in the order that it shows them; main has their columns. */
export const exportVehiclesInputSchema = z.object({
  /** Chosen by the page, to follow and cancel this export. */
  exportId: z.string().min(1).max(100),
  format: z.enum(vehicleFileFormats),
  /** What the slots mean; see `PositionSnapshot`. */
  epoch: z.number(),
  slots: z.instanceof(Uint32Array),
  /** The filter in words, for who reads the file later; null when every vehicle is in it. */
  filterText: z.string().max(500).nullable()
})

export const historyFileFormats = ['csv', 'gpx'] as const

/** As many as no vehicle reports in 45 days: one each second for six of them. */
const mostFixes = 500_000

/** The loaded past of one vehicle. The page has it, as it is on screen; main has the vehicle. */
export const exportHistoryInputSchema = z
  .object({
    exportId: z.string().min(1).max(100),
    format: z.enum(historyFileFormats),
    epoch: z.number(),
    slot: z.number().int().min(0),
    /** What was asked for, in epoch milliseconds; the first and last fix may lie within. */
    fromMs: z.number(),
    toMs: z.number(),
    track: trackSchema
  })
  .refine(({ track: { occurredAtMs, longitudeDeg, latitudeDeg, speedMps } }) =>
    [longitudeDeg, latitudeDeg, speedMps].every(({ length }) => length === occurredAtMs.length && length <= mostFixes)
  )

export const cancelExportInputSchema = z.object({ exportId: z.string().min(1).max(100) })

export const exportProgressSchema = z.object({ exportId: z.string(), writtenCount: z.number(), total: z.number() })

/** Why a file is not there; nothing of it is left behind. */
export const unwrittenReasons = ['disk-full', 'not-allowed', 'folder-missing', 'too-large', 'other'] as const

/** How the saving of a file went. `cancelled`: the person closed the dialog, or stopped it. */
export const fileOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saved'),
    /** Without its folder, which may name a person. */
    fileName: z.string(),
    rowCount: z.number()
  }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('not-written'), reason: z.enum(unwrittenReasons) })
])

/** A picture that the page made, at most 64 MB. */
export const exportPictureInputSchema = z.object({
  png: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 67_108_864)
})

export const printOutcomeSchema = z.object({ kind: z.enum(['printed', 'cancelled', 'not-printed']) })

export type VehicleFileFormat = (typeof vehicleFileFormats)[number]
export type HistoryFileFormat = (typeof historyFileFormats)[number]
export type ExportHistoryInput = Readonly<z.infer<typeof exportHistoryInputSchema>>
export type ExportVehiclesInput = Readonly<z.infer<typeof exportVehiclesInputSchema>>
export type UnwrittenReason = (typeof unwrittenReasons)[number]
export type FileOutcome = Readonly<z.infer<typeof fileOutcomeSchema>>
