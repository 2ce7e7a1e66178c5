import type { VehicleTable } from '@renderer/state/vehicle-table'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { ClusterAnswer } from './cluster-protocol'
import { markWords } from './draw-list'
import type { FixedPoint } from './fixed-point'
import { vehiclePalettes, type MapScheme } from './palette'
import { screenX, screenY, type ScreenView } from './screen-view'

export type LabelMap = Pick<MapLibreMap, 'getCanvasContainer' | 'getPixelRatio'>

export interface ChosenLabels {
  /** Names the vehicles that are never grouped: the selected and the followed one. */
  readonly setAnswer: (answer: ClusterAnswer) => void
  readonly setScheme: (scheme: MapScheme) => void
  /** Puts them where their vehicles are drawn. */
  readonly place: (view: ScreenView) => void
  readonly stop: () => void
}

interface ChosenLabelsParts {
  readonly map: LabelMap
  readonly page: Document
  readonly scheme: MapScheme
  readonly table: Pick<VehicleTable, 'name'>
}

/** How a picture of the map finds them: each lies where it lies, while the other canvases cover the whole map. */
export const chosenLabelSelector = 'canvas[data-layer="chosen-label"]'

const fontPx = 13
/** Of the box around a name: what the outline needs. */
const marginPx = 3
const heightPx = 20
const widestPx = 220
/** From the middle of a vehicle to the upper edge of its name. */
const belowPx = 18

interface Label extends FixedPoint {
  readonly canvas: HTMLCanvasElement
  readonly widthPx: number
  readonly key: string
}

/**
 * The names of the chosen vehicles, over everything that is drawn: small canvases, because they must also be in pictures of the map, and because the
 * map's own names lie below the fleet.
 */
export function createChosenLabels({ map, page, table, ...rest }: ChosenLabelsParts): ChosenLabels {
  let { scheme } = rest
  let answer: ClusterAnswer | null = null
  let labels: readonly Label[] = []

  function update(): void {
    const before = new Map(labels.map((label) => [label.key, label]))
    labels = wanted().map(({ key, name, x, y }) => {
      const kept = before.get(key)
      before.delete(key)
      return { ...(kept ?? { key, ...drawn(name) }), x, y }
    })
    for (const { canvas } of before.values()) canvas.remove()
  }

  function wanted() {
    if (answer === null) return []
    const { marks, slots, exemptCount } = answer
    return Array.from({ length: exemptCount }, (_, place) => {
      const index = slots.length - exemptCount + place
      const name = table.name(slots[index] ?? 0)
      const at = index * markWords
      const key = JSON.stringify([slots[index], name, scheme, map.getPixelRatio()])
      return { key, name, x: marks[at] ?? 0, y: marks[at + 1] ?? 0 }
    }).filter(({ name }) => name !== '')
  }

  function drawn(name: string): Pick<Label, 'canvas' | 'widthPx'> {
    const ratio = map.getPixelRatio()
    const canvas = page.createElement('canvas')
    const pen = canvas.getContext('2d')
    canvas.dataset['layer'] = 'chosen-label'
    canvas.setAttribute('aria-hidden', 'true')
    map.getCanvasContainer().append(canvas)
    if (pen === null) return { canvas, widthPx: 0 }
    const font = `600 ${fontPx}px Inter, system-ui, sans-serif`
    pen.font = font
    const text = shortened(pen, name)
    const widthPx = Math.ceil(pen.measureText(text).width) + 2 * marginPx
    canvas.width = Math.round(widthPx * ratio)
    canvas.height = Math.round(heightPx * ratio)
    canvas.style.cssText = `position:absolute;top:0;left:0;width:${widthPx}px;height:${heightPx}px;pointer-events:none`
    const palette = vehiclePalettes[scheme]
    pen.scale(ratio, ratio)
    // A canvas that gets a size forgets its font.
    pen.font = font
    pen.textBaseline = 'middle'
    pen.lineJoin = 'round'
    pen.lineWidth = 2 * marginPx - 1
    pen.strokeStyle = palette.textHalo
    pen.strokeText(text, marginPx, heightPx / 2)
    pen.fillStyle = palette.text
    pen.fillText(text, marginPx, heightPx / 2)
    return { canvas, widthPx }
  }

  return {
    setAnswer(next) {
      answer = next
      update()
    },
    setScheme(next) {
      scheme = next
      update()
    },
    place(view) {
      for (const { canvas, widthPx, x, y } of labels) {
        const left = Math.round(screenX(view, x) - widthPx / 2)
        const top = Math.round(screenY(view, y) + belowPx)
        canvas.style.transform = `translate(${left}px, ${top}px)`
      }
    },
    stop() {
      for (const { canvas } of labels) canvas.remove()
      labels = []
    }
  }
}

function shortened(pen: CanvasRenderingContext2D, name: string): string {
  if (pen.measureText(name).width <= widestPx) return name
  let length = name.length
  while (length > 1 && pen.measureText(`${name.slice(0, length)}…`).width > widestPx) length -= 1
  return `${name.slice(0, length)}…`
}
