import { wallHash } from '@shared/ipc/wall-hash'
import { mainReady } from '../main-ready'
import '../ui/tokens.css'
import { pageBridge } from '../bridge'
import type { EarlyPicture } from '../map/early-picture'
import { createEarlyStores } from '../state/early-stores'
import { holdDeltas } from './hold-deltas'
import { loadLabelFont } from './label-font'
import { showOutlines, type Outlines } from './outlines'
import { paintEarly } from './paint-early'
import { pictured } from './pictured'
import { presented } from './presented'
import { settingsKnown } from './vehicles-known'

// The page's start (ADR 15): where positions are cached they are painted before the app, which is thirty times as large as this, is even read.
// Everywhere else the app is read at once.

/** From the start of the page until the app is read without a picture, in milliseconds. */
const pictureLimitMs = 2000

const isWarm = document.querySelector<HTMLMetaElement>('meta[name="fleet-desk-start"]')?.content === 'warm'
// The wall map's window opens beside an app that runs already, and has another frame.
const isWall = window.location.hash === wallHash
const deltas = holdDeltas(pageBridge())
const early = createEarlyStores(deltas.bridge, document)
const picture = isWarm && !isWall ? await firstPicture() : null
deltas.letGo()
const { showApp } = await import('../main')
await mainReady
showApp(early, picture)

async function firstPicture(): Promise<EarlyPicture | null> {
  let outlines: Outlines | null = null
  let painted: EarlyPicture | null = null
  try {
    const font = loadLabelFont(document)
    await mainReady
    early.startFrame()
    // While main still reads its cache: the first frame of a page takes the graphics process longest, whatever is in it.
    if (await settingsKnown(early, pictureLimitMs)) outlines = showOutlines(document, early.settings.getState())
    if (outlines === null) return null
    const content = await pictured(early, pictureLimitMs)
    if (content === null) return null
    await font
    painted = paintEarly(document, early, content, outlines, Date.now())
    if (painted !== null) await presented()
    early.start()
    return painted
  } catch (error) {
    // The app does without it; that it had to is told as what nobody caught is.
    reportError(error)
    return null
  } finally {
    if (painted === null) outlines?.remove()
  }
}
