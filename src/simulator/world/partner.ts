import { idOf } from './ids'
import { hashText } from './random'

/** The organisation that signs in, as partners of the real service do. */
export interface Partner {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly description: string
  readonly website: string
  readonly initials: string
  /** Begins its fleet references, such as `FD` in `FD-1001`. */
  readonly refPrefix: string
  /**
   * Begins the names of its fleets and vehicles, so that two organisations share no name and a leak between them shows.
   * Empty for the demo's.
   */
  readonly nameMark: string
}

/** The demo's: an insurer. */
export const demoPartner: Partner = {
  id: '5f0c2f1e-7a52-4c1b-9c55-0d3a8f6b2e10',
  name: 'Demo Insurance',
  slug: 'demo-insurance',
  description: 'A made-up insurer that looks after the demo fleets',
  website: 'https://demo-insurance.example',
  initials: 'DI',
  refPrefix: 'FD',
  nameMark: ''
}

/** An organisation of this name; everything about it follows from the name. */
export function partnerNamed(name: string): Partner {
  if (name === demoPartner.name) return demoPartner
  const words = name.match(/[A-Za-z0-9]+/g) ?? ['Partner']
  const slug = words.join('-').toLowerCase()
  const initials = words.map((word) => word.charAt(0).toUpperCase()).join('')
  return {
    id: idOf('partner', hashText(name), 0),
    name,
    slug,
    description: `A made-up organisation called ${name}`,
    website: `https://${slug}.example`,
    initials,
    refPrefix: initials === demoPartner.refPrefix ? `${initials}X` : initials,
    nameMark: `${words[0]} `
  }
}
