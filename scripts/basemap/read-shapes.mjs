// @ts-nocheck: the packages it works with are not dependencies of the app (see build.mjs), so there are no types to check against.
//
// Land, water, borders and urban areas: Natural Earth out of Debian packages, US counties out of us-atlas.
import polylabel from 'polylabel'
import { open as openShapefile } from 'shapefile'
import { mesh } from 'topojson-client'
import { readFileSync } from 'node:fs'
import { areaKm2, featureOf, largestPolygon, lineOf, pointOf } from './geometry.mjs'

/** Countries whose states are lines and names that everybody knows: shown from further out. */
export const earlyAdmin1 = new Set(['USA', 'CAN', 'MEX', 'AUS', 'BRA'])

/** Countries whose admin-1 units are as small as towns. */
export const municipalAdmin1 = new Set(['GBR', 'SVN', 'LVA', 'MLT', 'MKD', 'MDA', 'UGA', 'AZE', 'KOS', 'MNE'])

/** Reads a shapefile; `make` gives the feature of each record, or null to leave it out. */
export async function readShapefile(path, encoding, make) {
  const source = await openShapefile(path, undefined, { encoding })
  const features = []
  for (let next = await source.read(); !next.done; next = await source.read()) {
    const feature = make(next.value.properties, next.value.geometry)
    if (feature) features.push(feature)
  }
  return features
}

/**
 * Every feature carries `mz`, the first zoom at which it is drawn.
 *
 * @param naturalEarth folder with the 1:10m shapefiles
 */
export async function readShapes(naturalEarth) {
  const shp = (name, encoding, make) => readShapefile(`${naturalEarth}/${name}.shp`, encoding, make)
  const land = await shp('ne_10m_land', 'utf-8', (p, g) => featureOf(g, p.featurec_2 ? { mz: 5 } : { mz: 0 }))
  const firstZoomByLakeRank = [1, 2, 3, 4, 4, 5, 6, 7, 8, 8]
  const lakeLabels = []
  const lake = await shp('ne_10m_ocean', 'windows-1252', (p, g) => {
    if (p.featurecla === 'Ocean' || !p.featurec_2) return null
    const rank = Number(p.scaleran_2) || 0,
      mz = firstZoomByLakeRank[Math.min(rank, 9)]
    if (p.name && rank <= 5) {
      const c = polylabel(largestPolygon(g), 0.05)
      lakeLabels.push(
        pointOf(c[0], c[1], { name: p.name.replace(/\0/g, '').trim(), class: 'lake', mz: Math.max(4, mz + 3) })
      )
    }
    return featureOf(g, { mz })
  })
  const river = await shp('ne_10m_rivers_lake_centerlines', 'windows-1252', (p, g) => {
    if (p.featurecla !== 'River') return null
    const r = p.scalerank
    return featureOf(g, {
      mz: r <= 2 ? 3 : r <= 4 ? 4 : r <= 6 ? 5 : r <= 7 ? 6 : r <= 8 ? 7 : 8,
      rank: r <= 2 ? 1 : r <= 5 ? 2 : 3
    })
  })
  const boundary = await shp('ne_10m_admin_0_boundary_lines_land', 'utf-8', (p, g) => {
    const c = p.featurecla
    if (/Lease|Overlay/.test(c)) return null
    const disputed = /Disputed|Indefinite|Indetermin|Line of control|Forget/.test(c) ? 1 : 0
    return featureOf(g, disputed ? { level: 2, disputed, mz: 0 } : { level: 2, mz: 0 })
  })
  boundary.push(
    ...(await shp('ne_10m_admin_1_states_provinces_lines', 'utf-8', (p, g) => {
      if (municipalAdmin1.has(p.adm0_a3) || (/statistical/i.test(p.featurecla) && !earlyAdmin1.has(p.adm0_a3)))
        return null
      const z = p.min_zoom ?? 9
      const mz = earlyAdmin1.has(p.adm0_a3) ? 3 : z <= 5.6 ? 4 : z <= 6.7 ? 5 : z <= 7.7 ? 6 : z <= 8.7 ? 7 : 8
      return featureOf(g, { level: 4, mz })
    }))
  )

  boundary.push(...countyLines())
  return { land, lake, lakeLabels, river, boundary }
}

/** US counties: the lines between two counties of one state. */
function countyLines() {
  const t = JSON.parse(readFileSync('node_modules/us-atlas/counties-10m.json'))
  const m = mesh(t, t.objects.counties, (a, b) => a !== b && String(a.id).slice(0, 2) === String(b.id).slice(0, 2))
  return m.coordinates.map((c) => lineOf(c, { level: 6, mz: 7 }))
}

/** Natural Earth 1:50m urban areas in Marble's PN2 container: 16-bit nodes in 1/120 degree with 8-bit steps between them. */
export function readUrbanAreas(path) {
  const urban = []
  const b = readFileSync(path)
  let o = 6,
    cur = null
  while (o < b.length) {
    const flag = b[o]
    o += 5
    if (flag === 4) {
      o += 1
      continue
    }
    const n = b.readUInt32BE(o)
    o += 4
    const ring = []
    for (let i = 0; i < n; i++) {
      const lat = b.readInt16BE(o),
        lon = b.readInt16BE(o + 2),
        k = b.readInt16BE(o + 4)
      o += 6
      ring.push([lon / 120, lat / 120])
      for (let j = 0; j < k; j++, o += 2) ring.push([(lon + b.readInt8(o + 1)) / 120, (lat + b.readInt8(o)) / 120])
    }
    const r = ring.filter((p, i) => !i || p[0] !== ring[i - 1][0] || p[1] !== ring[i - 1][1])
    r.push(r[0])
    if (r.length < 4) continue
    if (flag === 3) cur?.geometry.coordinates.push(r)
    else {
      const km2 = areaKm2([r])
      cur = featureOf({ type: 'Polygon', coordinates: [r] }, { mz: km2 > 800 ? 4 : km2 > 250 ? 5 : 6 })
      urban.push(cur)
    }
  }
  return urban
}
