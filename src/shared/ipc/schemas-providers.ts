import { z } from 'zod'

/** A telematics service provider that a fleet can be offered. */
export const providerSchema = z.object({
  slug: z.string(),
  name: z.string(),
  isSandbox: z.boolean(),
  /** A picture as a data URL; null where there is none that can be shown. */
  logo: z
    .string()
    .regex(/^data:image\/(png|jpeg|webp|gif);base64,/)
    .nullable()
})

export const providerListSchema = z.object({
  /** By name. Empty also when the server does not tell this account. */
  providers: z.array(providerSchema).readonly(),
  /** When the list was last read from the server; null when never. */
  asOfMs: z.number().nullable()
})

export type Provider = Readonly<z.infer<typeof providerSchema>>
export type ProviderList = Readonly<z.infer<typeof providerListSchema>>
