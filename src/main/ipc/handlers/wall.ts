import { fail, ok } from '@shared/ipc/result'
import type { WallMap } from '../../window/wall-map'
import type { ServedHandlers } from '../caller'

type Area = 'wall:get' | 'wall:open' | 'wall:close' | 'wall:full-screen'

/** The wall map's window, for menus and buttons of both windows. */
export function wallHandlers(
  wall: Pick<WallMap, 'state' | 'open' | 'close' | 'setFullScreen'>
): Pick<ServedHandlers, Area> {
  return {
    'wall:get': () => Promise.resolve(ok(wall.state())),
    'wall:open': () => Promise.resolve(wall.open() ? ok(undefined) : fail('signed-out')),
    'wall:close': () => {
      wall.close()
      return Promise.resolve(ok(undefined))
    },
    'wall:full-screen': ({ isFullScreen }) => {
      wall.setFullScreen(isFullScreen)
      return Promise.resolve(ok(undefined))
    }
  }
}
