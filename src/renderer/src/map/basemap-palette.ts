import type { MapScheme } from './palette'

/** Greys and blue-greys only, so that the status colours of vehicles are the only saturated things on the map (BASEMAP.md section 5). */
export interface BasemapPalette {
  readonly water: string
  readonly land: string
  readonly urban: string
  readonly river: string
  readonly coast: string
  readonly country: string
  readonly countryCase: string
  readonly disputed: string
  readonly state: string
  readonly county: string
  readonly countryText: string
  readonly stateText: string
  readonly cityText: string
  readonly townText: string
  readonly waterText: string
  readonly halo: string
  readonly dot: string
  readonly dotRing: string
  // Only region files have what follows.
  readonly wood: string
  readonly park: string
  readonly works: string
  readonly building: string
  readonly motorway: string
  readonly majorRoad: string
  readonly minorRoad: string
  readonly roadCase: string
  readonly rail: string
  readonly roadText: string
}

export const basemapPalettes: Readonly<Record<MapScheme, BasemapPalette>> = {
  light: {
    water: '#d3dee6',
    land: '#f6f6f3',
    urban: '#ebe9e4',
    river: '#c6d4df',
    coast: '#bccad4',
    country: '#9ea6b4',
    countryCase: 'rgba(255, 255, 255, 0.7)',
    disputed: '#aab1bd',
    state: '#b9bfca',
    county: '#e0e1e2',
    countryText: '#5a6272',
    stateText: '#949ba8',
    cityText: '#464d5b',
    townText: '#6a717e',
    waterText: '#8199ab',
    halo: 'rgba(248, 248, 246, 0.92)',
    dot: '#7d8491',
    dotRing: '#ffffff',
    wood: '#e7ece4',
    park: '#e4ebe1',
    works: '#efeeec',
    building: '#e4e3df',
    motorway: '#c9ced6',
    majorRoad: '#d6dae0',
    minorRoad: '#ffffff',
    roadCase: '#bcc2cc',
    rail: '#cfd2d8',
    roadText: '#6f7683'
  },
  dark: {
    water: '#0e151d',
    land: '#1a212b',
    urban: '#222b37',
    river: '#121b25',
    coast: '#2c3846',
    country: '#56657a',
    countryCase: 'rgba(10, 14, 20, 0.55)',
    disputed: '#4f5c6f',
    state: '#3a4757',
    county: '#232d39',
    countryText: '#8f9db1',
    stateText: '#667488',
    cityText: '#aeb9c8',
    townText: '#8490a1',
    waterText: '#4c6276',
    halo: 'rgba(20, 26, 34, 0.92)',
    dot: '#77859a',
    dotRing: '#131a23',
    wood: '#1a2529',
    park: '#1b282b',
    works: '#1f2731',
    building: '#242e3a',
    motorway: '#47566a',
    majorRoad: '#39475a',
    minorRoad: '#2d3947',
    roadCase: '#131a23',
    rail: '#303c4a',
    roadText: '#8b98aa'
  }
}
