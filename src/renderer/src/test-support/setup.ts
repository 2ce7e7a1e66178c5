import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'

// What jsdom lacks and Mantine, maplibre or a virtual list ask for.
class NoResizeObserver implements ResizeObserver {
  observe(): void {
    // Nothing is laid out in jsdom, so nothing ever resizes.
  }
  unobserve(): void {
    // See observe.
  }
  disconnect(): void {
    // See observe.
  }
}

function neverMatches(query: string): MediaQueryList {
  return Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined
  })
}

window.ResizeObserver = NoResizeObserver
window.matchMedia = neverMatches
Element.prototype.scrollIntoView = () => undefined
Element.prototype.scrollTo = () => undefined
HTMLElement.prototype.setPointerCapture = () => undefined
HTMLElement.prototype.releasePointerCapture = () => undefined
HTMLElement.prototype.hasPointerCapture = () => false
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })

let complaints: string[] = []

beforeEach(() => {
  complaints = []
  vi.spyOn(console, 'error').mockImplementation((...parts: unknown[]) => {
    const text = parts.map(String).join(' ')
    // A store that changes while nobody waits is what main does all day; React only asks tests to say that they expect it.
    if (!text.includes('not wrapped in act')) complaints.push(text)
  })
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  // React reports wrong markup, missing keys and failed renders here: each is a defect of the page.
  expect(complaints).toEqual([])
})
