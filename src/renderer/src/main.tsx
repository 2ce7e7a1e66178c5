import { mainReady } from './main-ready'
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
import { pageBridge } from './bridge'
import { WallApp } from './features/wall/wall-app'
import { Appearance } from './shell/appearance'
import { warmUpMap } from './map/warm-up'
import { StoresProvider } from './state/stores'

// Threat: an injected <style> could read the page by selector. The CSP takes only styles with the nonce that main wrote into the
// page; Mantine and the scroll lock of its dialogs (get-nonce) put it on theirs.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
setNonce(nonce)

warmUpMap(document.baseURI)
await mainReady

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <StoresProvider bridge={pageBridge()}>
      {window.location.hash === wallHash ? (
        <WallApp nonce={nonce} />
      ) : (
        <Appearance nonce={nonce}>
          <App />
        </Appearance>
      )}
    </StoresProvider>
  </StrictMode>
)
