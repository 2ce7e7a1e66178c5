import type { CallHandlers } from '@shared/ipc/contract'
import { ok } from '@shared/ipc/result'
import type { SavedBook } from '../../saved/saved'

export function savedHandlers(saved: SavedBook): Pick<CallHandlers, 'saved:get' | 'saved:change'> {
  return {
    'saved:get': () => Promise.resolve(ok(saved.get())),
    'saved:change': (change) => Promise.resolve(saved.change(change))
  }
}
