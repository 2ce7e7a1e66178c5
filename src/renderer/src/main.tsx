import '@fontsource/inter/400.css'
import '@fontsource/inter/500.css'
import '@fontsource/inter/600.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './ui/tokens.css'
import './ui/global.css'
import { wallHash } from '@shared/ipc/wall-hash'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { WallApp } from './features/wall/wall-app'
import type { EarlyPicture } from './map/early-picture'
import { EarlyPictureContext } from './map/early-picture-context'
import { Appearance } from './shell/appearance'
import { warmUpMap } from './map/warm-up'
import type { EarlyStores } from './state/early-stores'
import { StoresProvider } from './state/stores'

// Threat: an injected <style> could read the page by selector. The CSP takes only styles with the nonce that main wrote into the
// page; Mantine and the scroll lock of its dialogs (get-nonce) put it on theirs.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
setNonce(nonce)

warmUpMap(document.baseURI)

/**
 * Mounts the app, or the wall map in its window. Main must take calls by then.
 *
 * @param early the stores that were followed before it
 * @param picture what was painted before it; null when nothing was
 */
export function showApp(early: EarlyStores, picture: EarlyPicture | null): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <StoresProvider bridge={early.bridge} early={early}>
        <EarlyPictureContext value={picture}>
          {window.location.hash === wallHash ? (
            <WallApp nonce={nonce} />
          ) : (
            <Appearance nonce={nonce}>
              <App />
            </Appearance>
          )}
        </EarlyPictureContext>
      </StoresProvider>
    </StrictMode>
  )
}
