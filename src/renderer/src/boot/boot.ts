import { wallHash } from '@shared/ipc/wall-hash'
import { mainReady } from '../main-ready'
import '../ui/tokens.css'
import { pageBridge } from '../bridge'
import type { EarlyPicture } from '../map/early-picture'
import { createEarlyStores } from '../state/early-stores'
import { loadLabelFont } from './label-font'
import { paintEarly } from './paint-early'
import { presented } from './presented'
import { vehiclesKnown } from './vehicles-known'

// The page's start (ADR 15): where positions are cached they are painted before the app, which is thirty times as large as this, is even read.
// Everywhere else the app is read at once.

/** From the start of the page until the app is read without a picture, in milliseconds. */
const pictureLimitMs = 2000

const isWarm = document.querySelector<HTMLMetaElement>('meta[name="fleet-desk-start"]')?.content === 'warm'
// The wall map's window opens beside an app that runs already, and has another frame.
const isWall = window.location.hash === wallHash
const early = createEarlyStores(pageBridge(), document)
const picture = isWarm && !isWall ? await firstPicture() : null
const { showApp } = await import('../main')
await mainReady
showApp(early, picture)

async function firstPicture(): Promise<EarlyPicture | null> {
  try {
    const font = loadLabelFont(document)
    await mainReady
    early.start()
    if (!(await vehiclesKnown(early, pictureLimitMs))) return null
    await font
    const painted = paintEarly(document, early, Date.now())
    await presented()
    return painted
  } catch (error) {
    // The app does without it; that it had to is told as what nobody caught is.
    reportError(error)
    return null
  }
}
