import { vehiclePalettes, type MapScheme } from './palette'
import { ringGroups } from './vehicle-look'

type Tone = readonly [red: number, green: number, blue: number]

/** The palette as a shader takes it: parts from 0 to 1. */
export function toneUniformsOf(scheme: MapScheme) {
  const palette = vehiclePalettes[scheme]
  const rings = ringGroups.map((group) => parsed(palette.ring[group]))
  return {
    ring: rings.flatMap(({ tone }) => [...tone]),
    ringAlpha: rings.map(({ alpha }) => alpha),
    outline: toneOf(scheme, 'outline'),
    fill: toneOf(scheme, 'clusterFill'),
    problem: toneOf(scheme, 'problem')
  }
}

/** One colour of the palette. */
export function toneOf(scheme: MapScheme, name: 'accent' | 'outline' | 'clusterFill' | 'problem'): Tone {
  return parsed(vehiclePalettes[scheme][name]).tone
}

/** `#rrggbb` or `rgba(r, g, b, a)`: what the palette is written in. */
function parsed(colour: string): { readonly tone: Tone; readonly alpha: number } {
  const numbers = colour.startsWith('#')
    ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/[\d.]+/g) ?? []).map(Number)
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers
  return { tone: [red / 255, green / 255, blue / 255], alpha }
}
