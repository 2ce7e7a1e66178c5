import type { SimulatorProcess } from './simulator'

/** Texts that must never be where a secret must not be, each with what it is. */
export async function secretsOf(simulator: SimulatorProcess): Promise<ReadonlyMap<string, string>> {
  const { invitations } = await simulator.stats()
  const secrets = new Map<string, string>([[simulator.addresses.clientSecret, 'client secret']])
  for (const { id, link } of invitations) {
    secrets.set(id, 'invitation id')
    secrets.set(link, 'magic link')
  }
  return secrets
}

/** Shapes that are secret whatever their text. */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/eyJ[\w-]{8,}\.[\w-]{8,}/u, 'token'],
  [/invite=/u, 'magic link'],
  [
    /"(credentials|pre_registration\w*|magic_link|magicLink|access_token|accessToken|client_secret|clientSecret)"/u,
    'secret field'
  ]
]

/** What a text gives away; empty when nothing. Names the kind and the place, not the secret. */
export function leaksIn(lines: readonly string[], secrets: ReadonlyMap<string, string>): string[] {
  const leaks: string[] = []
  for (const line of lines) {
    const place = line.slice(0, 40)
    for (const [secret, kind] of secrets) if (line.includes(secret)) leaks.push(`${kind} in: ${place}`)
    for (const [shape, kind] of secretShapes) if (shape.test(line)) leaks.push(`${kind} in: ${place}`)
  }
  return [...new Set(leaks)]
}
