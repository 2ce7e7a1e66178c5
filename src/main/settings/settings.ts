import { settingsSchema, type Settings, type SettingsChange } from '@shared/ipc/schemas-settings'
import { createJsonStore, type JsonStoreParts, type StoreTrouble } from '../storage/json-store'

/** What the person chose. */
export interface SettingsStore {
  get(): Settings
  /** Applies a change, saves it and tells the listeners; a change that changes nothing does neither. */
  change(change: SettingsChange): Settings
  /** Calls the listener after each change; returns how to stop. */
  subscribe(listener: (settings: Settings) => void): () => void
  /** What was wrong with the file at the start; null when nothing was. */
  readonly trouble: StoreTrouble | null
}

/**
 * Opens `settings.json`. A field that this version cannot read falls back to its default, the others stay, and the original file
 * is set aside; keys that it does not know are kept.
 *
 * @param parts the folder, the opener and the clock; see `createJsonStore`
 */
export function createSettings(
  parts: Pick<JsonStoreParts<typeof settingsSchema>, 'open' | 'folder' | 'nowMs' | 'onTrouble'>
): SettingsStore {
  const store = createJsonStore({ ...parts, name: 'settings', schema: settingsSchema, repair: dropUnreadableFields })
  const listeners = new Set<(settings: Settings) => void>()

  return {
    trouble: store.trouble,
    get: () => store.get(),
    change(change) {
      const before = store.get()
      const after = settingsSchema.parse({ ...before, ...definedOnly(change) })
      if (JSON.stringify(after) === JSON.stringify(before)) return before
      store.set(after)
      for (const listener of [...listeners]) listener(after)
      return after
    },
    subscribe(listener) {
      // Wrapped, so that the same function given twice counts twice and each stop ends one.
      const own = (settings: Settings): void => {
        listener(settings)
      }
      listeners.add(own)
      return () => listeners.delete(own)
    }
  }
}

function definedOnly(change: SettingsChange): Record<string, unknown> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

function dropUnreadableFields(content: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result = settingsSchema.safeParse(content)
  const unreadable = new Set(result.error?.issues.map((issue) => issue.path[0]))
  return Object.fromEntries(Object.entries(content).filter(([key]) => !unreadable.has(key)))
}
