import type { SeenCamera } from '../../map/seen-camera'

/** What the main window shows, as far as the wall map shows the same. */
export interface LinkedView {
  /** What the slots mean; a view of another epoch says nothing of vehicles. */
  readonly epoch: number | null
  readonly selectedSlot: number | null
  readonly camera: SeenCamera | null
  /** One bit for each slot, as `MapHost.setPassing` takes them; null while nothing is filtered. */
  readonly passing: Uint32Array | null
  /** The filter in words; null while nothing is filtered. */
  readonly filterText: string | null
}

export type LinkMessage =
  /** The wall map is there, and wants to know. */
  | { readonly kind: 'hello' }
  | { readonly kind: 'view'; readonly view: LinkedView }
  /** The camera alone moved: the filter's bits do not travel ten times a second. */
  | { readonly kind: 'camera'; readonly camera: SeenCamera }
  /** A vehicle was chosen on the wall. */
  | { readonly kind: 'select'; readonly epoch: number; readonly slot: number | null }

/** The way to the other window. */
export interface LinkChannel {
  readonly post: (message: LinkMessage) => void
  /** @param listener gets whatever came; see `linkMessageOf` */
  readonly listen: (listener: (data: unknown) => void) => void
  readonly close: () => void
}

/** Between windows of this app alone: only pages of one origin share a channel, and ours loads no others. */
export function openLinkChannel(): LinkChannel {
  const channel = new BroadcastChannel('fleet-desk-wall')
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) => (channel.onmessage = ({ data }) => listener(data)),
    close: () => channel.close()
  }
}

/**
 * Reads a message, by hand: the page loads no schema library.
 *
 * Threat: none from outside (see `openLinkChannel`); but a window that was loaded before an update may speak an older language.
 *
 * @returns null for what is none
 */
export function linkMessageOf(data: unknown): LinkMessage | null {
  if (!isRecord(data)) return null
  switch (data['kind']) {
    case 'hello':
      return { kind: 'hello' }
    case 'select': {
      const { epoch, slot } = data
      return typeof epoch === 'number' && isSlotOrNull(slot) ? { kind: 'select', epoch, slot } : null
    }
    case 'view':
      return isView(data['view']) ? { kind: 'view', view: data['view'] } : null
    case 'camera':
      return isCamera(data['camera']) ? { kind: 'camera', camera: data['camera'] } : null
    default:
      return null
  }
}

function isView(value: unknown): value is LinkedView {
  if (!isRecord(value)) return false
  const { epoch, selectedSlot, camera, passing, filterText } = value
  return (
    (epoch === null || typeof epoch === 'number') &&
    isSlotOrNull(selectedSlot) &&
    (camera === null || isCamera(camera)) &&
    (passing === null || passing instanceof Uint32Array) &&
    (filterText === null || typeof filterText === 'string')
  )
}

function isCamera(value: unknown): value is SeenCamera {
  if (!isRecord(value)) return false
  const { longitudeDeg, latitudeDeg, zoom, widthPx, heightPx } = value
  return [longitudeDeg, latitudeDeg, zoom, widthPx, heightPx].every(
    (part) => typeof part === 'number' && Number.isFinite(part)
  )
}

function isSlotOrNull(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
