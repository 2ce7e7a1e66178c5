import { describe, expect, it } from 'vitest'
import { baseMapStyle, bundledMap, zoomLimitAt, type BaseMap } from './base-map'
import { basemapStyle, mapFonts } from './basemap-style'
import type { ShownRegion } from './region-style'

const fontsUrl = 'app://bundle/basemap/fonts'

function region(fields: Partial<ShownRegion> = {}): ShownRegion {
  return {
    id: '0b9d3c5e-1f2a-4b3c-8d4e-5f60718293a4',
    bounds: { westDeg: -97.6, southDeg: 32.3, eastDeg: -96.2, northDeg: 33.3 },
    minZoom: 0,
    maxZoom: 15,
    schema: 'protomaps',
    revision: 0,
    ...fields
  }
}

const shown = (...regions: readonly ShownRegion[]): BaseMap => ({ kind: 'regions', regions })

describe('the bundled map', () => {
  it('asks for nothing beyond the app', () => {
    const style = baseMapStyle(bundledMap, 'light', fontsUrl)
    expect(style).toEqual(basemapStyle('light', fontsUrl))
    const addresses = JSON.stringify(style).match(/[a-z]+:\/\/[^"{]*/g) ?? []
    expect(addresses.filter((address) => !/^(pmtiles:\/\/basemap|app:\/\/bundle)\//.test(address))).toEqual([])
  })
})

describe.each(['protomaps', 'openmaptiles'] as const)('a region in the %s schema', (schema) => {
  it('lies above the shapes and below the names of the bundled map, within its own bounds', () => {
    const style = baseMapStyle(shown(region({ schema })), 'dark', fontsUrl)
    const source = style.sources[`region-${region().id}`]
    expect(source).toMatchObject({ type: 'vector', bounds: [-97.6, 32.3, -96.2, 33.3], maxzoom: 15 })
    const ids = style.layers.map((layer) => layer.id)
    const road = ids.findIndex((id) => id.endsWith('-motorway'))
    expect(ids.indexOf('country')).toBeLessThan(road)
    expect(road).toBeLessThan(ids.indexOf('place-town'))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('names its towns itself: the bundled ones stay outside its bounds', () => {
    const style = baseMapStyle(shown(region({ schema })), 'light', fontsUrl)
    const towns = style.layers.find((layer) => layer.id === 'place-town')
    expect(JSON.stringify(towns)).toContain('"within"')
    const oceans = style.layers.find((layer) => layer.id === 'label-ocean')
    expect(JSON.stringify(oceans)).not.toContain('"within"')
  })
})

it('a region that is read anew has tiles of another address', () => {
  const tilesOf = (revision: number) => {
    const source = baseMapStyle(shown(region({ revision })), 'light', fontsUrl).sources[`region-${region().id}`]
    return source?.type === 'vector' ? source.tiles : undefined
  }
  expect(tilesOf(0)).not.toEqual(tilesOf(1))
})

it('an online map keeps the fonts of the app, so that names of vehicles look the same', () => {
  const style = baseMapStyle(
    {
      kind: 'online',
      style: { version: 8, glyphs: 'https://a.example.com/{fontstack}/{range}', sources: {}, layers: [] }
    },
    'light',
    fontsUrl
  )
  expect(Object.keys(style['font-faces'] ?? {})).toEqual([mapFonts.medium, mapFonts.semibold])
  expect(style.glyphs).toBe('https://a.example.com/{fontstack}/{range}')
})

it('the map goes deeper where a region has detail, and nowhere else', () => {
  const [inside, outside] = [
    { lng: -97, lat: 32.8 },
    { lng: -90, lat: 32.8 }
  ]
  expect(zoomLimitAt(bundledMap, inside)).toBe(17)
  expect(zoomLimitAt(shown(region()), inside)).toBe(19)
  expect(zoomLimitAt(shown(region()), outside)).toBe(17)
  expect(zoomLimitAt(shown(region({ maxZoom: 10 })), inside)).toBe(17)
})
