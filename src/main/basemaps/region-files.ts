import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { AddRegionOutcome, Region } from '@shared/ipc/schemas-basemaps'
import type { SettingsStore } from '../settings/settings'
import { errorCodeOf } from '../storage/atomic-file'
import type { BaseMapStore, StoredRegion } from './base-map-store'
import { plainText } from './plain-text'
import { checkRegion } from './region-check'
import { readRegionRange, type RegionRange } from './region-range'

/** Region files, referenced where they are: they can be many gigabytes, and belong to the person. */
export interface RegionFiles {
  readonly list: () => Promise<readonly Region[]>
  /** Checks a file and lists it; shows regions from now on where only the built-in map was shown. */
  readonly add: (path: string) => Promise<AddRegionOutcome>
  /** Forgets it; the file stays. */
  readonly remove: (id: string) => void
  /** A part of a region's file; null for an id that is not listed. */
  readonly read: (id: string, range: string | null) => Promise<RegionRange | null>
}

interface RegionParts {
  readonly store: BaseMapStore
  readonly settings: Pick<SettingsStore, 'get' | 'change'>
  readonly randomId: () => string
  readonly onChange: () => void
}

/** Each is a source of its own with some thirty layers. */
const mostRegions = 12

/** See `RegionFiles`. */
export function createRegions({ store, settings, randomId, onChange }: RegionParts): RegionFiles {
  const stored = () => store.get().regions

  function keep(regions: readonly StoredRegion[]): void {
    store.set({ ...store.get(), regions: [...regions] })
    onChange()
  }

  return {
    list: () => Promise.all(stored().map(shown)),

    async add(path) {
      const name = plainText(basename(path), 255)
      const refused = (reason: Extract<AddRegionOutcome, { kind: 'refused' }>['reason']) =>
        ({ kind: 'refused', name, reason }) as const
      const known = stored().find((region) => region.path === path)
      if (known !== undefined && (await stateOf(known)) === 'ready') return refused('already-there')
      if (known === undefined && stored().length >= mostRegions) return refused('too-many')
      const found = await look(path)
      if (found.kind === 'refused') return refused(found.reason)
      // A file that was replaced by a newer one keeps its place in the list.
      const region: StoredRegion = { id: known?.id ?? randomId(), path, name, ...found.file }
      keep(known === undefined ? [...stored(), region] : stored().map((one) => (one === known ? region : one)))
      if (settings.get().baseMap === 'bundled') settings.change({ baseMap: 'regions' })
      return { kind: 'added', region: await shown(region) }
    },

    remove(id) {
      const left = stored().filter((region) => region.id !== id)
      if (left.length === 0 && settings.get().baseMap === 'regions') settings.change({ baseMap: 'bundled' })
      keep(left)
    },

    async read(id, range) {
      const region = stored().find((one) => one.id === id)
      return region === undefined ? null : readRegionRange(region, range)
    }
  }
}

type Look =
  | { readonly kind: 'file'; readonly file: Omit<StoredRegion, 'id' | 'path' | 'name'> }
  | Extract<Awaited<ReturnType<typeof checkRegion>>, { kind: 'refused' }>

async function look(path: string): Promise<Look> {
  try {
    // Asked before it is opened: opening a pipe would wait for somebody to write into it.
    if (!(await stat(path)).isFile()) return { kind: 'refused', reason: 'not-pmtiles' }
    const file = await open(path, 'r')
    try {
      const { size, mtimeMs } = await file.stat()
      if (size === 0) return { kind: 'refused', reason: 'not-pmtiles' }
      const checked = await checkRegion(file, size)
      if (checked.kind === 'refused') return checked
      return { kind: 'file', file: { sizeBytes: size, modifiedMs: Math.trunc(mtimeMs), ...checked.region } }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (errorCodeOf(error) === 'unknown') throw error
    return { kind: 'refused', reason: 'unreadable' }
  }
}

async function stateOf({ path, sizeBytes, modifiedMs }: StoredRegion): Promise<Region['state']> {
  try {
    const { size, mtimeMs } = await stat(path)
    return size === sizeBytes && Math.trunc(mtimeMs) === modifiedMs ? 'ready' : 'changed'
  } catch {
    // Whatever the reason, it cannot be read where it was.
    return 'gone'
  }
}

async function shown(region: StoredRegion): Promise<Region> {
  const { id, name, sizeBytes, bounds, minZoom, maxZoom, schema, attribution } = region
  return { id, name, sizeBytes, bounds, minZoom, maxZoom, schema, attribution, state: await stateOf(region) }
}
