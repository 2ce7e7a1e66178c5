/** A rectangle on the desktop, in device-independent pixels. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the window was: the bounds it has when it is not maximised. */
export interface WindowState {
  readonly bounds: Rectangle
  readonly isMaximized: boolean
}

/** Keeps the window's place between runs. `load` may return anything: it is checked. */
export interface WindowStateStore {
  load(): unknown
  save(state: WindowState): void
}

/** What a window is opened with; without `x` and `y` the system centres it. */
export interface InitialWindow {
  readonly width: number
  readonly height: number
  readonly x?: number
  readonly y?: number
  readonly isMaximized: boolean
}

export const minimumWindow = { width: 960, height: 640 } as const
const defaultWindow: InitialWindow = { width: 1280, height: 800, isMaximized: false }

/** How much of the window must lie on a screen, so that it can be seen and dragged. */
const visiblePx = 100

const largestPx = 20_000

/**
 * Where to open the window: where it was, unless that place is gone (a screen was unplugged) or unreadable.
 *
 * @param saved what the store gave
 * @param workAreas of all screens
 */
export function initialWindow(saved: unknown, workAreas: readonly Rectangle[]): InitialWindow {
  if (!isWindowState(saved)) return defaultWindow
  const { bounds, isMaximized } = saved
  const isVisible = workAreas.some((area) => overlapPx(bounds, area) >= visiblePx)
  return isVisible ? { ...bounds, isMaximized } : { width: bounds.width, height: bounds.height, isMaximized }
}

/** The shorter side of what two rectangles share, provided that the window's title bar is in it; 0 when it is not. */
function overlapPx(window: Rectangle, area: Rectangle): number {
  if (window.y < area.y) return 0
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const height = Math.min(window.y + window.height, area.y + area.height) - window.y
  return Math.max(0, Math.min(width, height))
}

/** By hand: the first window waits for no library. */
function isWindowState(value: unknown): value is WindowState {
  if (!isRecord(value) || !isRecord(value['bounds'])) return false
  const { x, y, width, height } = value['bounds']
  return (
    typeof value['isMaximized'] === 'boolean' &&
    Number.isSafeInteger(x) &&
    Number.isSafeInteger(y) &&
    isSizePx(width, minimumWindow.width) &&
    isSizePx(height, minimumWindow.height)
  )
}

function isSizePx(value: unknown, leastPx: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= leastPx && value <= largestPx
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
