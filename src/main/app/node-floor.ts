import { webcrypto } from 'node:crypto'

// Node 18 (Electron 25, the floor) has Web Crypto but not as a global; oauth4webapi takes the global one for its signed grants. Imported first, so
// that no library meets a world without it.
if (!('crypto' in globalThis)) Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true })
