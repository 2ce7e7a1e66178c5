/** The organisation that signs in: an insurer, as partners often are. */
export const partner = {
  id: '5f0c2f1e-7a52-4c1b-9c55-0d3a8f6b2e10',
  name: 'Demo Insurance',
  slug: 'demo-insurance',
  description: 'A made-up insurer that looks after the demo fleets',
  website: 'https://demo-insurance.example'
} as const
