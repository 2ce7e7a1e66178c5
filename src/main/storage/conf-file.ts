import Conf from 'conf'
import type { OpenStoreFile } from './json-store'

/**
 * Opens a JSON file with conf, the library inside electron-store. electron-store itself is left out: it listens on IPC without asking who
 * calls, and only `src/main/ipc` may do that (docs/adr/0004).
 */
export const openConfFile: OpenStoreFile = ({ name, ...options }) =>
  new Conf<Record<string, unknown>>({ ...options, configName: name })
