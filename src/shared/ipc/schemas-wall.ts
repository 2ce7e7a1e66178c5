import { z } from 'zod'

/** The wall map's window, as far as pages need to know of it. */
export const wallStateSchema = z.object({ isOpen: z.boolean(), isFullScreen: z.boolean() })

export const wallFullScreenInputSchema = z.object({ isFullScreen: z.boolean() })

export type WallState = Readonly<z.infer<typeof wallStateSchema>>
