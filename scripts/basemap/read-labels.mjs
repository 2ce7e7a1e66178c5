// @ts-nocheck: the packages it works with are not dependencies of the app (see build.mjs), so there are no types to check against.
//
// Names of states, countries and seas, and the lines between the nations of the United Kingdom.
import polylabel from 'polylabel'
import { feature, mesh } from 'topojson-client'
import { topology } from 'topojson-server'
import { readFileSync } from 'node:fs'
import { areaKm2, featureOf, largestPolygon, lineOf, pointOf, polygonsOf } from './geometry.mjs'
import { countryCodeByName, countryLabelAt, countryNameFixes, seas } from './names.mjs'
import { earlyAdmin1, municipalAdmin1 } from './read-shapes.mjs'

/** States and provinces; France, Italy and Spain by region and the United Kingdom by nation instead of by department or district. */
export function stateLabels(admin1) {
  const label = []
  const group = (p) => ({ FRA: p.region, ITA: p.region, ESP: p.region, GBR: p.geonunit })[p.adm0_a3] ?? null
  const acc = new Map()
  for (const { properties: p, geometry: g } of admin1.features) {
    if ((municipalAdmin1.has(p.adm0_a3) && p.adm0_a3 !== 'GBR') || !p.name || !g) continue
    if (/Île Verte|Clipperton/.test(p.name)) continue
    const km2 = areaKm2(largestPolygon(g)),
      key = group(p)
    if (key) {
      if (p.adm0_a3 === 'FRA' && /Guyane|Guadeloupe|Martinique|Réunion|Mayotte/.test(key)) continue
      const a = acc.get(p.adm0_a3 + key) ?? { name: key, iso: p.adm0_a3, w: 0, x: 0, y: 0 }
      a.w += km2
      a.x += p.longitude * km2
      a.y += p.latitude * km2
      acc.set(p.adm0_a3 + key, a)
    } else if (p.min_label < 15) {
      const early = earlyAdmin1.has(p.adm0_a3),
        m = p.min_label
      const mz = early ? (p.adm0_a3 === 'MEX' ? 5 : 3) : m <= 5.6 ? 5 : m <= 7.7 ? 6 : m <= 8.7 ? 7 : 8
      label.push(
        pointOf(p.longitude, p.latitude, {
          name: p.name,
          class: 'state',
          mz,
          rank: km2 > 150000 ? 1 : km2 > 40000 ? 2 : 3,
          ...(early && p.postal && p.adm0_a3 !== 'MEX' ? { abbr: p.postal } : {})
        })
      )
    }
  }
  for (const a of acc.values())
    label.push(pointOf(a.x / a.w, a.y / a.w, { name: a.name, class: 'state', mz: 6, rank: a.w > 40000 ? 2 : 3 }))
  return label
}

export function unitedKingdomLines(admin1) {
  const gb = admin1.features.filter((f) => f.properties.adm0_a3 === 'GBR')
  const t = topology({ g: { type: 'FeatureCollection', features: gb } })
  const m = mesh(t, t.objects.g, (a, b) => a.properties.geonunit !== b.properties.geonunit)
  return m.coordinates.map((c) => lineOf(c, { level: 4, mz: 5 }))
}

/** Countries at the pole of inaccessibility of their largest polygon, unless placed by hand; English short names of ICU. */
export function countryLabels(admin1, popByCC) {
  const label = []
  const t = JSON.parse(readFileSync('node_modules/world-atlas/countries-50m.json'))
  const dn = new Intl.DisplayNames('en', { type: 'region' })
  const byAdmin = {}
  for (const { properties: p } of admin1.features) if (/^[A-Z]{2}$/.test(p.iso_a2)) byAdmin[p.admin] = p.iso_a2
  const seen = new Set()
  for (const g of t.objects.countries.geometries) {
    const cc = countryCodeByName[g.properties.name] ?? byAdmin[g.properties.name]
    if (!cc || seen.has(cc) || countryNameFixes[cc] === null) {
      continue
    }
    seen.add(cc)
    const f = feature(t, g),
      big = largestPolygon(f.geometry),
      km2 = polygonsOf(f.geometry).reduce((s, p) => s + areaKm2(p), 0)
    const pt = Array.isArray(countryLabelAt[cc]) ? countryLabelAt[cc] : polylabel(big, 0.05).slice(0, 2)
    const imp = Math.log10(Math.max(km2, 1)) + 0.35 * Math.log10(Math.max(popByCC[cc] ?? 1e3, 1e3))
    const mz = imp > 9.0 ? 1 : imp > 8.2 ? 2 : imp > 7.4 ? 3 : imp > 6.4 ? 4 : imp > 5.2 ? 5 : 6
    label.push(
      pointOf(pt[0], pt[1], {
        name: countryNameFixes[cc] ?? dn.of(cc).replace(/ \(.*\)$/, ''),
        class: 'country',
        mz,
        rank: mz
      })
    )
  }
  return label
}

export function seaLabels() {
  return seas.map(([name, x, y, mz]) =>
    featureOf({ type: 'Point', coordinates: [x, y] }, { name, class: 'ocean', mz, rank: mz < 2 ? 1 : 2 })
  )
}
