import { createKeyedLabels, labelRank, type KeyedLabels, type SavedLabel } from './dictionary'
import { fleetFallback, fleetOwnName, presentText, providerKey, tspName } from './labels'
import type { SavedEntries } from './position-cache'
import type { FleetRow, SourceFields, TspRow } from './rows'

/** Labels as the cache keeps them, so that a restart without network shows names and not ids. */
export interface SavedLabels {
  readonly fleets: readonly SavedLabel[]
  readonly providers: readonly SavedLabel[]
}

/** Begins the key of a fleet that rows name by our own reference only. */
const refPrefix = 'ref:'

/** Fleets and providers by key, with the labels in force. */
export interface SourceLabels {
  readonly fleets: KeyedLabels
  readonly providers: KeyedLabels
  /** Number of the row's fleet; 0 when the row names none. */
  fleetNumber(row: SourceFields): number
  /** Number of the row's provider; 0 when the row names none. */
  providerNumber(row: SourceFields): number
  /** Numbers of the fleets whose label `fleetNumber` improved since the last call. */
  takeImproved(): ReadonlySet<number>
  /** @returns numbers of the fleets whose label changed */
  offerFleets(rows: readonly (FleetRow | null)[]): ReadonlySet<number>
  /** @returns numbers of the providers whose label changed */
  offerTsps(rows: readonly (TspRow | null)[]): ReadonlySet<number>
  saved(): SavedLabels
  restore(saved: SavedLabels): void
  /** Puts keys back at the numbers they had. Labels that are known by then are theirs; a fleet without one shows a short form of its id. */
  restoreKeys(saved: Pick<SavedEntries, 'fleetsFrom' | 'fleetKeys' | 'providersFrom' | 'providerKeys'>): void
  /** Counts the changes that `saved` would show. */
  readonly version: number
  /** Ids of fleets whose own name is not known. */
  unnamedFleetIds(): string[]
  /** The fleet's id; null for one that rows name by our own reference only, and for none. */
  fleetIdOf(number: number): string | null
}

/** No fleets and no providers. */
export function createSourceLabels(): SourceLabels {
  const fleets = createKeyedLabels()
  const providers = createKeyedLabels()
  let improved = new Set<number>()

  return {
    fleets,
    providers,
    get version() {
      return fleets.version + providers.version
    },
    fleetNumber({ fleetId, fleetRef }) {
      const id = presentText(fleetId)
      const ref = presentText(fleetRef)
      const key = id ?? (ref === null ? '' : refPrefix + ref)
      if (key === '') return 0
      const changed = fleets.offer(key, fleetFallback(id, ref), ref === null ? labelRank.shortId : labelRank.ref)
      if (changed !== null) improved.add(changed)
      return fleets.numberOf(key)
    },
    providerNumber: (row) => providers.numberOf(providerKey(row)),
    takeImproved() {
      const taken = improved
      if (taken.size > 0) improved = new Set()
      return taken
    },
    offerFleets(rows) {
      const changed = new Set<number>()
      for (const fleet of rows) {
        if (fleet === null) continue
        const own = fleetOwnName(fleet)
        const ref = presentText(fleet.fleetRef)
        const number =
          own === null
            ? fleets.offer(fleet.id, fleetFallback(fleet.id, ref), ref === null ? labelRank.shortId : labelRank.ref)
            : fleets.offer(fleet.id, own, labelRank.own)
        if (number !== null) changed.add(number)
      }
      return changed
    },
    offerTsps(rows) {
      const changed = new Set<number>()
      for (const tsp of rows) {
        if (tsp === null) continue
        // By slug only: brands share a `source_name`, so that name would be a guess (API.md section 5).
        const number = providers.offer(presentText(tsp.slug) ?? '', tspName(tsp) ?? '', labelRank.own)
        if (number !== null) changed.add(number)
      }
      return changed
    },
    saved: () => ({ fleets: fleets.saved(), providers: providers.saved() }),
    unnamedFleetIds: () => fleets.unnamedKeys().filter((key) => !key.startsWith(refPrefix)),
    restore(saved) {
      for (const [key, label, rank] of saved.fleets) fleets.offer(key, label, rank)
      for (const [key, label, rank] of saved.providers) providers.offer(key, label, rank)
    },
    restoreKeys({ fleetsFrom, fleetKeys, providersFrom, providerKeys }) {
      for (const key of fleetKeys) {
        const isRef = key.startsWith(refPrefix)
        const label = isRef ? key.slice(refPrefix.length) : fleetFallback(key, null)
        fleets.offer(key, label, isRef ? labelRank.ref : labelRank.shortId)
      }
      fleets.restore(fleetsFrom, fleetKeys)
      providers.restore(providersFrom, providerKeys)
    },
    fleetIdOf(number) {
      const key = fleets.keyOf(number)
      return key === '' || key.startsWith(refPrefix) ? null : key
    }
  }
}

/** Reads saved labels back; entries of another form are left out. */
export function parseSavedLabels(value: unknown): SavedLabels {
  const list = (name: string): SavedLabel[] => {
    const entries: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
    return Array.isArray(entries) ? entries.filter(isSavedLabel) : []
  }
  return { fleets: list('fleets'), providers: list('providers') }
}

function isSavedLabel(value: unknown): value is SavedLabel {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || typeof value[1] !== 'string') return false
  return value[2] === labelRank.shortId || value[2] === labelRank.ref || value[2] === labelRank.own
}
