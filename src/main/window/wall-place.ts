import type { Rectangle } from './window-bounds'

/** Where the wall map was when it was last seen. */
export interface WallState {
  /** The bounds that it has when it is not full screen. */
  readonly bounds: Rectangle
  readonly isFullScreen: boolean
}

/** Keeps the wall map's place between runs. `load` may return anything: it is checked. */
export interface WallStateStore {
  load(): unknown
  save(state: WallState): void
}

export interface WallScreens {
  /** Of every screen, without task bars. */
  readonly workAreas: readonly Rectangle[]
  /** Of the screen that the main window is on. */
  readonly mainWorkArea: Rectangle
}

export const smallestWall = { width: 640, height: 400 } as const

const largestPx = 20_000

/**
 * Where to open the wall map: where it was, while that screen is there; otherwise over a whole other screen, and with one screen only over
 * the right half of it, beside the main window.
 *
 * @param saved what the store gave
 */
export function wallPlace(saved: unknown, { workAreas, mainWorkArea }: WallScreens): WallState {
  if (isWallState(saved) && workAreas.some((area) => isTitleBarOn(area, saved.bounds))) return saved
  const other = workAreas.find((area) => area.x !== mainWorkArea.x || area.y !== mainWorkArea.y)
  if (other !== undefined) return { bounds: other, isFullScreen: true }
  const width = Math.max(smallestWall.width, Math.floor(mainWorkArea.width / 2))
  const x = mainWorkArea.x + mainWorkArea.width - width
  return { bounds: { ...mainWorkArea, x, width }, isFullScreen: false }
}

/** Whether the top left of a window can be seen and grabbed on a screen. */
function isTitleBarOn(area: Rectangle, { x, y, width }: Rectangle): boolean {
  const grabbablePx = 100
  return (
    y >= area.y &&
    y <= area.y + area.height - grabbablePx &&
    x + width >= area.x + grabbablePx &&
    x <= area.x + area.width - grabbablePx
  )
}

function isWallState(value: unknown): value is WallState {
  if (!isRecord(value) || !isRecord(value['bounds']) || typeof value['isFullScreen'] !== 'boolean') return false
  const { x, y, width, height } = value['bounds']
  return (
    Number.isSafeInteger(x) &&
    Number.isSafeInteger(y) &&
    isSizePx(width, smallestWall.width) &&
    isSizePx(height, smallestWall.height)
  )
}

function isSizePx(value: unknown, leastPx: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= leastPx && value <= largestPx
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
