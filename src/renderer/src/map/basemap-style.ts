import type { StyleSpecification } from 'maplibre-gl'
import { basemapLabels } from './basemap-labels'
import { basemapShapes } from './basemap-shapes'
import { basemapPalettes } from './basemap-palette'
import { basemapMaxZoom, basemapTiles } from './basemap-source'
import type { MapScheme } from './palette'

/** Names of the bundled fonts in `text-font`. */
export const mapFonts = { medium: 'Inter Medium', semibold: 'Inter SemiBold' } as const

// The ranges are those of @fontsource/inter's unicode.json.
const latinRange =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'
const latinExtendedRange =
  'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF'

/**
 * The offline base map: no glyph server, no sprite, nothing beyond the app's own files.
 *
 * @param scheme light or dark
 * @param fontsUrl absolute address of the folder with the font files
 */
export function basemapStyle(scheme: MapScheme, fontsUrl: string): StyleSpecification {
  const palette = basemapPalettes[scheme]
  return {
    version: 8,
    name: `Offline ${scheme}`,
    'font-faces': { [mapFonts.medium]: fontFiles(fontsUrl, 500), [mapFonts.semibold]: fontFiles(fontsUrl, 600) },
    sources: { basemap: { type: 'vector', tiles: [...basemapTiles], minzoom: 0, maxzoom: basemapMaxZoom } },
    layers: [...basemapShapes(palette), ...basemapLabels(palette, mapFonts)]
  }
}

function fontFiles(fontsUrl: string, weight: number) {
  return [
    { url: `${fontsUrl}/inter-latin-${weight}-normal.woff2`, 'unicode-range': latinRange.split(',') },
    { url: `${fontsUrl}/inter-latin-ext-${weight}-normal.woff2`, 'unicode-range': latinExtendedRange.split(',') }
  ]
}
