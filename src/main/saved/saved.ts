import { nothingSaved } from '@shared/ipc/nothing-saved'
import { fail, ok, type Result } from '@shared/ipc/result'
import { savedThingsSchema, type SavedChange, type SavedThings } from '@shared/ipc/schemas-saved'
import { createJsonStore, type JsonStore, type JsonStoreParts } from '../storage/json-store'

/** Views and places that the person saved with the open profile. */
export interface SavedBook {
  /** Nothing is saved while no profile is open. */
  get(): SavedThings
  /**
   * Puts the given fields in place of the saved ones, and tells every window.
   *
   * @returns fails with `signed-out` when no profile is open, with `file-not-written` when the change counts for this run only
   */
  change(change: SavedChange): Result<SavedThings>
  /** Tells every window what is saved with the profile that is open now. */
  publish(): void
}

interface SavedParts extends Pick<JsonStoreParts<typeof savedThingsSchema>, 'open' | 'nowMs' | 'onTrouble'> {
  /** Where the open profile's data lies, absolute; null while none is open. */
  readonly folder: () => string | null
  readonly onChange: (saved: SavedThings) => void
}

/** Keeps `saved.json` in the folder of the open profile; it is read once a profile, and leaves with the profile's folder. */
export function createSavedBook(parts: SavedParts): SavedBook {
  let opened: { readonly folder: string; readonly store: JsonStore<SavedThings> } | null = null

  function store(): JsonStore<SavedThings> | null {
    const folder = parts.folder()
    if (folder === null) opened = null
    else if (opened?.folder !== folder) {
      const { open, nowMs, onTrouble } = parts
      const made = createJsonStore({
        open,
        nowMs,
        folder,
        name: 'saved',
        schema: savedThingsSchema,
        repair: keepReadable,
        ...(onTrouble && { onTrouble })
      })
      opened = { folder, store: made }
    }
    return opened?.store ?? null
  }

  const get = (): SavedThings => store()?.get() ?? nothingSaved

  return {
    get,
    change(change) {
      const kept = store()
      if (kept === null) return fail('signed-out')
      const next = { ...kept.get(), ...definedOnly(change) }
      const isWritten = kept.set(next)
      parts.onChange(next)
      return isWritten ? ok(next) : fail('file-not-written')
    },
    publish: () => parts.onChange(get())
  }
}

/** A field that is there without a value is one that was left out. */
function definedOnly(change: SavedChange): Partial<SavedThings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

/** One view that cannot be read must not cost the others. */
function keepReadable(content: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const field of ['views', 'places', 'invitationFilters', 'invitationTemplates', 'bulkColumns'] as const) {
    const rows = content[field]
    if (!Array.isArray(rows)) continue
    kept[field] = rows.filter((row) => savedThingsSchema.safeParse({ [field]: [row] }).success)
  }
  const { messageTemplates } = content
  if (messageTemplates !== undefined && savedThingsSchema.safeParse({ messageTemplates }).success) {
    kept['messageTemplates'] = messageTemplates
  }
  return kept
}
