// @ts-nocheck: the packages it works with are not dependencies of the app (see build.mjs), so there are no types to check against.
//
// Cuts features into vector tiles.
import GeoJSONVT from 'geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'

/**
 * @param layers name to features and how far lines are simplified, in tile units
 * @param maxZoom deepest zoom; what is drawn later only is kept there with its `mz` for the style's filters
 * @param add takes each tile: z, x, y, bytes
 */
export function sliceTiles(layers, maxZoom, add) {
  const tiles = new Map()
  for (const [name, [features, tolerance]] of Object.entries(layers)) {
    const idx = new GeoJSONVT(
      { type: 'FeatureCollection', features },
      {
        maxZoom: maxZoom,
        indexMaxZoom: maxZoom,
        indexMaxPoints: 0,
        tolerance,
        extent: 4096,
        buffer: features[0].geometry.type === 'Point' ? 0 : 80
      }
    )
    for (const { z, x, y } of idx.tileCoords) {
      const t = idx.getTile(z, x, y)
      if (!t) continue
      const fs = t.features.filter((f) => (f.tags.mz ?? 0) <= z || z === maxZoom)
      if (!fs.length) continue
      const keepMz = z === maxZoom
      const out = fs.map((f) => {
        const { mz, ...rest } = f.tags
        return { ...f, tags: keepMz && mz > z ? f.tags : rest }
      })
      const k = `${z}/${x}/${y}`
      ;(tiles.get(k) ?? tiles.set(k, {}).get(k))[name] = { features: out }
    }
  }
  for (const [key, tileLayers] of tiles) {
    const [z, x, y] = key.split('/').map(Number)
    add(z, x, y, fromGeojsonVt(tileLayers, { version: 2, extent: 4096 }))
  }
}
