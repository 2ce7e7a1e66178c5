import { join } from 'node:path'
import type { z } from 'zod'
import { errorCodeOf } from './atomic-file'
import { setAside } from './set-aside'

/** What a store needs from `conf`. */
export interface StoreFile {
  store: Record<string, unknown>
}

/** The options that decide whether a damaged or foreign-readable file can happen (SECURITY.md rows 15 and 16). */
export interface StoreFileOptions {
  /** Absolute path of the folder. */
  readonly cwd: string
  /** File name without `.json`. */
  readonly name: string
  readonly configFileMode: number
  readonly clearInvalidConfig: boolean
  readonly accessPropertiesByDotNotation: boolean
  readonly deserialize: (text: string) => Record<string, unknown>
}

/** Opens the file, throwing when its content cannot be read: `openConfFile`. */
export type OpenStoreFile = (options: StoreFileOptions) => StoreFile

/** What went wrong with a file; for the log and for one sentence to the person. Holds no content. */
export type StoreTrouble =
  /** Not understood; kept under `asidePath`, and a clean file started. */
  | { readonly kind: 'set-aside'; readonly name: string; readonly asidePath: string; readonly reason: string }
  /** Not understood and not movable: left untouched, and nothing is saved in this run. */
  | { readonly kind: 'memory-only'; readonly name: string; readonly reason: string }
  /** A change counts in this run but did not reach the disk. */
  | { readonly kind: 'unsaved'; readonly name: string; readonly reason: string }

/** A small JSON file with a schema. */
export interface JsonStore<T> {
  /** The present value. */
  get(): T
  /**
   * Changes the value and saves it; keys that the schema does not know stay in the file.
   *
   * @returns false when the change could not be saved and counts for this run only
   */
  set(value: T): boolean
  /** What was wrong with the file at the start; null when nothing was. */
  readonly trouble: StoreTrouble | null
}

/** What `createJsonStore` works with. */
export interface JsonStoreParts<S extends z.ZodType<object>> {
  readonly open: OpenStoreFile
  /** Absolute path of the folder. */
  readonly folder: string
  /** File name without `.json`. */
  readonly name: string
  /** Every field needs a default: an empty object must fit. */
  readonly schema: S
  /**
   * Rescues what is usable from content that does not fit the schema; what it answers must fit. Default: start clean. The
   * original is set aside either way.
   */
  readonly repair?: (content: Readonly<Record<string, unknown>>) => Record<string, unknown>
  readonly nowMs: () => number
  /** Told of every trouble, at the start and later. */
  readonly onTrouble?: (trouble: StoreTrouble) => void
}

/**
 * Opens a JSON file through conf without ever losing one that cannot be understood: conf either throws or
 * overwrites it with defaults at once, so the throw is caught here, the file renamed to `<name>.corrupt-<time>.json`, and a clean
 * one started.
 *
 * @param parts folder, name, schema, clock
 * @throws when the schema refuses an empty object, which is a bug
 */
export function createJsonStore<S extends z.ZodType<object>>(parts: JsonStoreParts<S>): JsonStore<z.output<S>> {
  const report = (trouble: StoreTrouble): StoreTrouble => {
    parts.onTrouble?.(trouble)
    return trouble
  }
  const opened = openOrSetAside(parts)
  const trouble = opened.trouble === null ? null : report(opened.trouble)
  const file = opened.file
  let raw = opened.content
  let value = parts.schema.parse(raw)

  return {
    trouble,
    get: () => value,
    set(next) {
      raw = { ...raw, ...next }
      value = next
      if (file === null) return false
      try {
        file.store = { ...raw }
        return true
      } catch (error) {
        report({ kind: 'unsaved', name: parts.name, reason: errorCodeOf(error) })
        return false
      }
    }
  }
}

interface Opened {
  readonly file: StoreFile | null
  readonly content: Record<string, unknown>
  readonly trouble: StoreTrouble | null
}

function openOrSetAside<S extends z.ZodType<object>>(parts: JsonStoreParts<S>): Opened {
  const options: StoreFileOptions = {
    cwd: parts.folder,
    name: parts.name,
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    deserialize: parseJsonObject
  }
  let reason: string
  let rescued: Record<string, unknown> = {}
  try {
    const file = parts.open(options)
    const content = { ...file.store }
    if (parts.schema.safeParse(content).success) return { file, content, trouble: null }
    reason = 'content'
    rescued = rescue(parts, content)
  } catch (error) {
    reason = error instanceof SyntaxError ? 'syntax' : errorCodeOf(error)
  }
  return startClean(parts, options, reason, rescued)
}

function startClean<S extends z.ZodType<object>>(
  parts: JsonStoreParts<S>,
  options: StoreFileOptions,
  reason: string,
  rescued: Record<string, unknown>
): Opened {
  const { name } = parts
  const aside = setAside(join(parts.folder, `${name}.json`), parts.nowMs())
  if (aside === null) return { file: null, content: rescued, trouble: { kind: 'memory-only', name, reason } }
  try {
    const file = parts.open(options)
    if (Object.keys(rescued).length > 0) file.store = { ...rescued }
    return { file, content: rescued, trouble: { kind: 'set-aside', name, asidePath: aside, reason } }
  } catch (error) {
    return { file: null, content: rescued, trouble: { kind: 'memory-only', name, reason: errorCodeOf(error) } }
  }
}

function rescue<S extends z.ZodType<object>>(
  parts: JsonStoreParts<S>,
  content: Readonly<Record<string, unknown>>
): Record<string, unknown> {
  const repaired = parts.repair?.(content) ?? {}
  return parts.schema.safeParse(repaired).success ? repaired : {}
}

/** JSON that is no object (`[]`, `null`, a number) would otherwise count as an empty file and be overwritten. */
function parseJsonObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('not a JSON object')
  return { ...value }
}
