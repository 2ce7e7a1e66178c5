import ElectronStore from 'electron-store'
import type { OpenStoreFile } from './json-store'

/**
 * Opens a JSON file with electron-store; only the running app may import this module, since electron-store asks Electron for
 * its paths when it is loaded.
 */
export const openElectronStore: OpenStoreFile = (options) => new ElectronStore<Record<string, unknown>>(options)
