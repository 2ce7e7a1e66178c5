import { z } from 'zod'

/** Names a region in `app://bundle/region/<id>.pmtiles`; made by main, the same for as long as the region is listed. */
export const regionIdSchema = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

/** Text of a file or server that is shown as it is: never markup. */
const plainText = (longest: number) => z.string().max(longest)

export const regionBoundsSchema = z.object({
  westDeg: z.number().min(-180).max(180),
  southDeg: z.number().min(-90).max(90),
  eastDeg: z.number().min(-180).max(180),
  northDeg: z.number().min(-90).max(90)
})

/** A region file as the page knows it: without its path. */
export const regionSchema = z.object({
  id: regionIdSchema,
  /** The file's name without its folder. */
  name: plainText(255),
  sizeBytes: z.number().int().positive(),
  bounds: regionBoundsSchema,
  minZoom: z.number().int().min(0).max(30),
  maxZoom: z.number().int().min(0).max(30),
  /** What its layers are called. */
  schema: z.enum(['protomaps', 'openmaptiles']),
  attribution: plainText(400),
  /** Whether its file is where it was, as it was; `changed` is another file in its place. */
  state: z.enum(['ready', 'gone', 'changed'])
})

/** The map from the net that the person said yes to. */
export const onlineMapSchema = z.object({
  name: plainText(200),
  /** Where the style itself comes from. */
  styleHost: plainText(300),
  /** The hosts of the yes: the page may load from these and no others. */
  hosts: z.array(plainText(300)).readonly(),
  attribution: plainText(400)
})

export const baseMapsSchema = z.object({
  online: onlineMapSchema.nullable(),
  regions: z.array(regionSchema).readonly()
})

/**
 * Why a style is not taken:
 * `not-https` plain http to a host that is not this computer; `credentials-in-url`; `not-a-url`;
 * `unreachable`, `too-slow`, `redirected`, `http-error`: the host; `too-large`, `not-json`, `not-a-style`: what it answered;
 * `unsupported`: it asks for a kind of source that this app does not load; `too-many-hosts`;
 * `other-hosts`: it asks for hosts that were not part of the yes; `none`: there is no online map.
 */
export const styleRefusalSchema = z.enum([
  'not-a-url',
  'not-https',
  'credentials-in-url',
  'unreachable',
  'too-slow',
  'redirected',
  'http-error',
  'too-large',
  'not-json',
  'not-a-style',
  'unsupported',
  'too-many-hosts',
  'other-hosts',
  'none'
])

export const lookAtStyleInputSchema = z.object({ url: z.string().trim().min(1).max(2000) })

export const lookAtStyleOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), draftId: z.string(), map: onlineMapSchema }),
  z.object({ kind: z.literal('refused'), reason: styleRefusalSchema })
])

export const styleDraftInputSchema = z.object({ draftId: z.string().min(1).max(100) })

export const loadOnlineOutcomeSchema = z.discriminatedUnion('kind', [
  /** `style` is JSON, rebuilt by main out of what it knows. */
  z.object({ kind: z.literal('loaded'), style: z.string(), attribution: plainText(400) }),
  z.object({ kind: z.literal('refused'), reason: styleRefusalSchema })
])

/**
 * Why a region file is not taken:
 * `not-pmtiles`; `old-version` of the format; `damaged`: cut off, or its directory contradicts itself; `raster`: pictures instead of shapes;
 * `unknown-tiles`: a kind of tile or compression that this app does not read; `unknown-schema`: layers named in neither known way;
 * `unreadable`: the file cannot be opened; `already-there`; `too-many` regions.
 */
export const regionRefusalSchema = z.enum([
  'not-pmtiles',
  'old-version',
  'damaged',
  'raster',
  'unknown-tiles',
  'unknown-schema',
  'unreadable',
  'already-there',
  'too-many'
])

export const addRegionOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), region: regionSchema }),
  z.object({ kind: z.literal('refused'), name: plainText(255), reason: regionRefusalSchema }),
  z.object({ kind: z.literal('cancelled') })
])

export const regionIdInputSchema = z.object({ id: regionIdSchema })

export type Region = Readonly<z.infer<typeof regionSchema>>
export type RegionBounds = Readonly<z.infer<typeof regionBoundsSchema>>
export type OnlineMap = Readonly<z.infer<typeof onlineMapSchema>>
export type BaseMaps = Readonly<z.infer<typeof baseMapsSchema>>
export type StyleRefusal = z.infer<typeof styleRefusalSchema>
export type RegionRefusal = z.infer<typeof regionRefusalSchema>
export type LookAtStyleOutcome = Readonly<z.infer<typeof lookAtStyleOutcomeSchema>>
export type LoadOnlineOutcome = Readonly<z.infer<typeof loadOnlineOutcomeSchema>>
export type AddRegionOutcome = Readonly<z.infer<typeof addRegionOutcomeSchema>>
