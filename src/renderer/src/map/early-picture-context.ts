import { createContext } from 'react'
import type { EarlyPicture } from './early-picture'

/** What was painted before the app; null when nothing was. */
export const EarlyPictureContext = createContext<EarlyPicture | null>(null)
