// @ts-nocheck: the packages it works with are not dependencies of the app (see build.mjs), so there are no types to check against.
//
// Populated places: Natural Earth for the hierarchy, GeoNames for the long tail.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pointOf } from './geometry.mjs'
import { europe, northAmerica, townNameFixes } from './names.mjs'
import { readShapefile } from './read-shapes.mjs'

/** Towns of GeoNames and the people counted per country. */
export async function readGeonames(path) {
  const towns = []
  const popByCC = {}
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const c = line.split('\t')
    const pop = +c[14]
    popByCC[c[8]] = (popByCC[c[8]] ?? 0) + pop
    if (pop < 1000 || !/^PPL(A\d?|C|G|L)?$/.test(c[7])) continue
    towns.push({ id: +c[0], name: c[1], ascii: c[2], lon: +c[5], lat: +c[4], code: c[7], cc: c[8], pop })
  }
  return { towns, popByCC }
}

export async function readPlaces(naturalEarth, towns) {
  const place = []
  const norm = (s) =>
    s
      .replace(/[łŁ]/g, 'l')
      .replace(/[øØ]/g, 'o')
      .replace(/ß/g, 'ss')
      .normalize('NFD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase()
  const grid = new Map(),
    ids = new Set(),
    key = (x, y) => `${Math.floor(x * 4)},${Math.floor(y * 4)}`
  const gnById = new Map(towns.map((t) => [t.id, t])),
    gnGrid = new Map()
  for (const t of towns) {
    const k = `${Math.floor(t.lon * 2)},${Math.floor(t.lat * 2)}`
    ;(gnGrid.get(k) ?? gnGrid.set(k, []).get(k)).push(t)
  }
  const nearByName = (x, y, n) => {
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const t of gnGrid.get(`${Math.floor(x * 2) + dx},${Math.floor(y * 2) + dy}`) ?? [])
          if (
            (norm(t.name) === n || norm(t.ascii) === n) &&
            Math.hypot((t.lon - x) * Math.cos((y * Math.PI) / 180), t.lat - y) < 0.4
          )
            return t
  }
  const popZ = (pop) =>
    pop >= 3e6
      ? 3
      : pop >= 1e6
        ? 4
        : pop >= 4e5
          ? 5
          : pop >= 1.2e5
            ? 6
            : pop >= 3e4
              ? 7
              : pop >= 8e3
                ? 8
                : pop >= 2500
                  ? 9
                  : 10
  await readShapefile(`${naturalEarth}/ne_10m_populated_places_simple.shp`, 'windows-1252', (p) => {
    if (/Scientific|Historic/.test(p.featurecla) || (p.scalerank > 8 && p.pop_max < 20000)) return null
    const NEZ = { 0: 2, 1: 3, 2: 4, 3: 4, 4: 5, 5: 5, 6: 6, 7: 7, 8: 7, 9: 8, 10: 8 }
    if (!p.name) return null
    let gn = gnById.get(p.geonameid)
    if (!gn || Math.hypot((gn.lon - p.longitude) * Math.cos((gn.lat * Math.PI) / 180), gn.lat - p.latitude) > 0.4)
      gn = nearByName(p.longitude, p.latitude, norm(p.name))
    // Natural Earth 2.0 has a few misplaced towns: trust an unconfirmed one only if it is big or a capital
    if (!gn && p.pop_max < 250000 && !p.adm0cap) return null
    // Natural Earth's (English) name, with GeoNames' diacritics where both agree on the letters
    const name =
      townNameFixes[p.name] ?? (gn && (norm(gn.name) === norm(p.name) || /^Ft\./.test(p.name)) ? gn.name : p.name)
    // metro (NE) and city-proper (GeoNames) counts differ wildly: rank on their geometric mean
    const pop = gn?.pop ? Math.round(Math.sqrt(p.pop_max * gn.pop)) : p.pop_max
    let mz = Math.min(NEZ[p.scalerank] ?? 8, popZ(pop))
    const capital = p.adm0cap ? 2 : /Admin-1 capital/.test(p.featurecla) ? 4 : 0
    if (capital === 2) mz = Math.min(mz, pop >= 9e4 ? 5 : 6)
    place.push(
      pointOf(p.longitude, p.latitude, {
        name,
        mz,
        rank: pop >= 2.5e6 ? 1 : pop >= 8e5 ? 2 : pop >= 2.5e5 ? 3 : pop >= 9e4 ? 4 : pop >= 2e4 ? 5 : 6,
        pop,
        ...(capital ? { capital } : {})
      })
    )
    if (gn) ids.add(gn.id)
    const k = key(p.longitude, p.latitude)
    ;(grid.get(k) ?? grid.set(k, []).get(k)).push([norm(name), p.longitude, p.latitude])
    return null
  })
  for (const t of towns) {
    const core = northAmerica.has(t.cc) || (europe.has(t.cc) && t.cc !== 'RU' && t.cc !== 'TR')
    if (!core && t.pop < 5000 && !/^PPL(A|C)$/.test(t.code)) continue
    let hit = ids.has(t.id)
    const n = norm(t.name),
      a = norm(t.ascii)
    for (let dx = -1; dx <= 1 && !hit; dx++)
      for (let dy = -1; dy <= 1 && !hit; dy++)
        for (const [m, x, y] of grid.get(key(t.lon + dx / 4, t.lat + dy / 4)) ?? []) {
          const d = Math.hypot((x - t.lon) * Math.cos((t.lat * Math.PI) / 180), y - t.lat)
          if ((d < 0.2 && (m === n || m === a)) || (d < 0.03 && t.pop > 50000)) {
            hit = true
            break
          }
        }
    if (hit) continue
    const mz = Math.max(6, popZ(t.pop))
    place.push(
      pointOf(t.lon, t.lat, {
        name: t.name,
        mz,
        rank: t.pop >= 3e5 ? 3 : t.pop >= 1e5 ? 4 : t.pop >= 2e4 ? 5 : t.pop >= 5e3 ? 6 : 7,
        pop: t.pop
      })
    )
  }
  // cheap, stable label priority: 0 = most important
  for (const f of place) {
    const p = f.properties
    p.sort = Math.round(100 - 12 * Math.log10(Math.max(p.pop, 100)) - (p.capital === 2 ? 12 : p.capital ? 4 : 0))
    delete p.pop
  }
  return place
}
