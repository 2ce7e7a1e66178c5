import { z } from 'zod'
import { packedPictureSchema } from './schemas-positions'
import { profileSchema } from './schemas-session'

/** The vehicles of the profile that is being opened, as the last run left them: for a first picture (ADR 15), and nothing else. */
export const firstPictureSchema = z.object({ profile: profileSchema, columns: packedPictureSchema })

export type FirstPicture = Readonly<z.infer<typeof firstPictureSchema>>
