import type { BaseMaps, LoadOnlineOutcome, LookAtStyleOutcome, OnlineMap } from '@shared/ipc/schemas-basemaps'
import type { FetchLike } from '../catena/http-types'
import type { SettingsStore } from '../settings/settings'
import type { BaseMapStore, StoredOnline } from './base-map-store'
import { readOnlineStyle, type OnlineStyle } from './online-style'
import { createRegions, type RegionFiles } from './region-files'

/** The maps that the person added: one from the net, and region files. */
export interface BaseMapBook extends Pick<RegionFiles, 'add' | 'remove' | 'read'> {
  readonly list: () => Promise<BaseMaps>
  /** Fetches a style and says what it would load from where; kept until the next one is looked at. */
  readonly lookAtStyle: (url: string) => Promise<LookAtStyleOutcome>
  /** The person's yes. False when it is about a style that is no longer the one looked at last. */
  readonly useOnline: (draftId: string) => boolean
  readonly loadOnline: () => Promise<LoadOnlineOutcome>
  readonly removeOnline: () => void
}

interface BaseMapsParts {
  readonly store: BaseMapStore
  readonly settings: Pick<SettingsStore, 'get' | 'change'>
  /** With a session of its own: no cookies, nothing kept on disk. */
  readonly fetch: FetchLike
  readonly randomId: () => string
  readonly onChange: (maps: BaseMaps) => void
  /** The hosts that pages may load from have changed: policy and windows are to follow. */
  readonly onOrigins: (origins: readonly string[]) => void
}

/** Keeps the person's base maps; see `docs/adr/0016-*`. */
export function createBaseMaps(parts: BaseMapsParts): BaseMapBook {
  const { store, settings, fetch, randomId, onOrigins } = parts
  let draft: { readonly id: string; readonly url: string; readonly found: OnlineStyle } | null = null

  const list = async (): Promise<BaseMaps> => {
    const { online } = store.get()
    return { online: online === null ? null : shownOnline(online), regions: await regions.list() }
  }
  const publish = (): void => void list().then(parts.onChange)
  const regions = createRegions({ store, settings, randomId, onChange: publish })

  function keepOnline(online: StoredOnline | null): void {
    store.set({ ...store.get(), online })
    onOrigins(online?.origins ?? [])
    publish()
  }

  return {
    list,
    add: regions.add,
    remove: regions.remove,
    read: regions.read,

    async lookAtStyle(url) {
      draft = null
      const outcome = await readOnlineStyle(url, { fetch })
      if (outcome.kind === 'refused') return outcome
      const { found } = outcome
      draft = { id: randomId(), url, found }
      return { kind: 'found', draftId: draft.id, map: shownOnline({ url, ...found, origins: [...found.origins] }) }
    },

    useOnline(draftId) {
      if (draft?.id !== draftId) return false
      const { name, styleHost, origins, attribution } = draft.found
      const online = { url: draft.url, name, styleHost, origins: [...origins], attribution }
      draft = null
      settings.change({ baseMap: 'online' })
      keepOnline(online)
      return true
    },

    async loadOnline() {
      const { online } = store.get()
      if (online === null) return { kind: 'refused', reason: 'none' }
      const outcome = await readOnlineStyle(online.url, { fetch })
      if (outcome.kind === 'refused') return outcome
      const { style, origins, attribution } = outcome.found
      // Threat: whoever runs the map, or has taken it over, adds a host that the person never saw.
      if (origins.some((origin) => !online.origins.includes(origin))) return { kind: 'refused', reason: 'other-hosts' }
      return { kind: 'loaded', style, attribution }
    },

    removeOnline() {
      if (settings.get().baseMap === 'online') settings.change({ baseMap: 'bundled' })
      keepOnline(null)
    }
  }
}

function shownOnline({ name, styleHost, origins, attribution }: StoredOnline): OnlineMap {
  return { name, styleHost, hosts: origins.map((origin) => new URL(origin).host), attribution }
}
