import type { AgeLook, RingGroup } from './vehicle-look'

export type MapScheme = 'light' | 'dark'

/**
 * The colours of vehicles and clusters, as in LOOK.md and ui/tokens.css. They are written out here because icons and layers are drawn outside
 * the page's style sheets.
 */
export interface VehiclePalette {
  readonly ages: Readonly<Record<AgeLook, string>>
  readonly ring: Readonly<Record<RingGroup, string>>
  /** Around every mark, so that it stands off whatever lies below. */
  readonly outline: string
  /** The badge of a vehicle whose connection is not fine. */
  readonly problem: string
  readonly clusterFill: string
  readonly text: string
  readonly textHalo: string
  readonly accent: string
}

const live = '#1a9e5c'
const recentOpacity = 0.7
const late = '#e8930c'
const stale = '#d9601a'
const lost = '#7b8794'
const problem = '#dc2f3c'

function paletteOf(parked: string, rest: Omit<VehiclePalette, 'ages' | 'ring' | 'problem'>): VehiclePalette {
  const recent = `rgba(26, 158, 92, ${recentOpacity})`
  return {
    ages: { live, recent, late, stale, lateParked: parked, staleParked: lost, lost },
    ring: { live, recent, quiet: parked, late, stale, lost, problem },
    problem,
    ...rest
  }
}

export const vehiclePalettes: Readonly<Record<MapScheme, VehiclePalette>> = {
  light: paletteOf('#6b7f99', {
    outline: '#ffffff',
    clusterFill: '#ffffff',
    text: '#1b2430',
    textHalo: 'rgba(255, 255, 255, 0.92)',
    accent: '#3b6fd8'
  }),
  dark: paletteOf('#8296b0', {
    outline: '#0f141b',
    clusterFill: '#151b24',
    text: '#e6eaf0',
    textHalo: 'rgba(15, 20, 27, 0.92)',
    accent: '#6d9bf1'
  })
}

/** The past has a colour of its own, far from the greens and oranges of the present, and everything live is dimmed by the veil. */
export const pastColours: Readonly<Record<MapScheme, { readonly line: string; readonly veil: string }>> = {
  light: { line: '#7048c6', veil: '#f7f8fa' },
  dark: { line: '#a98bf0', veil: '#0f141b' }
}
