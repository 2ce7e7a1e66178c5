import { fail, ok } from '@shared/ipc/result'
import type { OpenDialog } from '../../app/open-dialog'
import type { BaseMapBook } from '../../basemaps/base-maps'
import type { ServedHandlers } from '../caller'

type BaseMapCalls = Extract<keyof ServedHandlers, `basemaps:${string}`>

/**
 * The base maps that the person added.
 *
 * Threat: a page that names files or hosts by itself. Files are chosen in the system's dialog, which main opens; hosts count only after a yes to
 * a style that main has looked at.
 */
export function baseMapHandlers(maps: BaseMapBook, askWhichFile: OpenDialog): Pick<ServedHandlers, BaseMapCalls> {
  return {
    'basemaps:get': async () => ok(await maps.list()),
    'basemaps:look-at-style': async ({ url }) => ok(await maps.lookAtStyle(url)),
    'basemaps:use-online': ({ draftId }) =>
      Promise.resolve(maps.useOnline(draftId) ? ok(undefined) : fail('unknown-handle')),
    'basemaps:load-online': async () => ok(await maps.loadOnline()),
    'basemaps:remove-online': () => {
      maps.removeOnline()
      return Promise.resolve(ok(undefined))
    },
    'basemaps:add-region': async (_nothing, { contentsId }) => {
      const path = await askWhichFile(contentsId, { kind: 'pmtiles' })
      return ok(path === null ? { kind: 'cancelled' } : await maps.add(path))
    },
    'basemaps:remove-region': ({ id }) => {
      maps.remove(id)
      return Promise.resolve(ok(undefined))
    }
  }
}
