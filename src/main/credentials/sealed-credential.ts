import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Secret } from '../catena/secret'
import type { Binding } from './binding'

const sealedCredentialSchema = z.strictObject({
  version: z.literal(1),
  secret: z.string().min(1),
  clientId: z.string(),
  apiBaseUrl: z.string(),
  authBaseUrl: z.string(),
  check: z.string()
})

type Content = Omit<z.infer<typeof sealedCredentialSchema>, 'check'>

/** A client secret as the vault seals it: together with what it was entered for. */
export interface SealedCredential {
  readonly secret: Secret
  readonly binding: Binding
}

/**
 * Writes the text that is sealed for a client secret.
 *
 * Threat: `profiles.json` is a plain file, and whoever changes the addresses in it must not be sent the secret. So these stand inside the
 * sealed text as well. On Linux and macOS Electron seals with AES-CBC under a fixed first block and without a check of its own, so pieces of
 * two entries can be joined unnoticed; the digest over all fields, which needs the secret to be computed, makes that an unreadable entry.
 */
export function writeSealedCredential(secret: Secret, { clientId, apiBaseUrl, authBaseUrl }: Binding): string {
  const content: Content = { version: 1, secret: secret.reveal(), clientId, apiBaseUrl, authBaseUrl }
  return JSON.stringify({ ...content, check: digest(content) })
}

/**
 * Reads the text back.
 *
 * @returns null for any other text: another version, a missing field, a digest that does not fit
 */
export function readSealedCredential(text: string): SealedCredential | null {
  const content = sealedCredentialSchema.safeParse(parseJson(text)).data
  if (content === undefined || content.check !== digest(content)) return null
  const { secret, clientId, apiBaseUrl, authBaseUrl } = content
  return { secret: new Secret(secret), binding: { clientId, apiBaseUrl, authBaseUrl } }
}

function digest({ version, secret, clientId, apiBaseUrl, authBaseUrl }: Content): string {
  const text = JSON.stringify([version, secret, clientId, apiBaseUrl, authBaseUrl])
  return createHash('sha256').update(text).digest('base64')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
