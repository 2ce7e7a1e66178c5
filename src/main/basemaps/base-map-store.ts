import { z } from 'zod'
import { regionBoundsSchema, regionIdSchema } from '@shared/ipc/schemas-basemaps'
import { createJsonStore, type JsonStore, type JsonStoreParts } from '../storage/json-store'
import { baseMapsFileName } from './map-origins'
import { isPlainOrigin } from './map-url'

const onlineSchema = z.object({
  /** May hold a key of the map's service, so it never leaves main and is never logged. */
  url: z.string().max(2000),
  name: z.string().max(200),
  styleHost: z.string().max(300),
  /** What the person said yes to. */
  origins: z.array(z.string().refine(isPlainOrigin)).max(8),
  attribution: z.string().max(400)
})

const storedRegionSchema = z.object({
  id: regionIdSchema,
  /** Referenced where it is; never sent to the page. */
  path: z.string().min(1),
  name: z.string().max(255),
  sizeBytes: z.number().int().positive(),
  modifiedMs: z.number().int(),
  bounds: regionBoundsSchema,
  minZoom: z.number().int(),
  maxZoom: z.number().int(),
  schema: z.enum(['protomaps', 'openmaptiles']),
  attribution: z.string().max(400)
})

const storedSchema = z.object({
  online: onlineSchema.nullable().default(null),
  regions: z.array(storedRegionSchema).default([])
})

export type StoredRegion = Readonly<z.infer<typeof storedRegionSchema>>
export type StoredOnline = Readonly<z.infer<typeof onlineSchema>>
export type BaseMapStore = JsonStore<z.output<typeof storedSchema>>

/** Opens `basemaps.json`; a part that cannot be read is left out and the file set aside. */
export function openBaseMapStore(
  parts: Pick<JsonStoreParts<typeof storedSchema>, 'open' | 'folder' | 'nowMs' | 'onTrouble'>
): BaseMapStore {
  return createJsonStore({
    ...parts,
    name: baseMapsFileName,
    schema: storedSchema,
    repair: (content) => {
      const online = onlineSchema.nullable().safeParse(content['online'])
      const regions = z.array(storedRegionSchema).safeParse(content['regions'])
      return { online: online.data ?? null, regions: regions.data ?? [] }
    }
  })
}
