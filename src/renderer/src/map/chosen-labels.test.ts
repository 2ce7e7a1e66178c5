import { afterEach, expect, it, vi } from 'vitest'
import { chosenLabelSelector, createChosenLabels, type LabelMap } from './chosen-labels'
import { answerOf, engineWith } from './engine-fixture'
import { screenViewOf, type ScreenMap } from './screen-view'

/** A map of 800 by 600 pixels around 0° east, 45° north. */
const view = screenViewOf({
  getCenter: () => ({ lng: 0, lat: 45 }),
  getZoom: () => 10,
  project: () => ({ x: 400, y: 300 }),
  getCanvas: () => ({ width: 800, height: 600 }),
  getPixelRatio: () => 1
} as unknown as ScreenMap)

const two = (exemptSlots: number[]) =>
  answerOf(
    engineWith([
      { longitudeDeg: 0, latitudeDeg: 45 },
      { longitudeDeg: 0.3, latitudeDeg: 45 }
    ]),
    { zoom: 10, box: { minX: 0.4, minY: 0.3, maxX: 0.6, maxY: 0.4 }, exemptSlots }
  )

/** jsdom draws nothing: what was written is noted. */
function arrange() {
  const written: string[] = []
  const pen = {
    scale: vi.fn(),
    measureText: (text: string) => ({ width: text.length * 7 }),
    strokeText: vi.fn(),
    fillText: (text: string) => written.push(text)
  }
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(pen as unknown as RenderingContext & null)
  const container = document.createElement('div')
  const map: LabelMap = { getCanvasContainer: () => container, getPixelRatio: () => 2 }
  const table = {
    name: (slot: number) => (slot === 0 ? 'Truck 0' : 'A name that is far too long for a map of any size')
  }
  const labels = createChosenLabels({ map, page: document, scheme: 'light', table })
  const canvases = () => [...container.querySelectorAll<HTMLCanvasElement>(chosenLabelSelector)]
  return { labels, written, canvases }
}

afterEach(() => void vi.restoreAllMocks())

it('names the chosen vehicle below where it is drawn, sharp on any screen', () => {
  const { labels, written, canvases } = arrange()
  labels.setAnswer(two([0]))
  labels.place(view)
  expect(written).toEqual(['Truck 0'])
  const [canvas] = canvases()
  expect(canvas?.width).toBe(2 * Number.parseFloat(canvas?.style.width ?? ''))
  expect(canvas?.style.transform).toBe('translate(373px, 318px)')
})

it('writes a name once, however often the fleet is told of, and takes away what is no longer chosen', () => {
  const { labels, written, canvases } = arrange()
  labels.setAnswer(two([0]))
  labels.setAnswer(two([0]))
  expect(written).toHaveLength(1)
  labels.setAnswer(two([1]))
  expect(written.at(-1)).toMatch(/^A name that is far too lo.*…$/)
  expect(canvases()).toHaveLength(1)
  labels.stop()
  expect(canvases()).toHaveLength(0)
})
