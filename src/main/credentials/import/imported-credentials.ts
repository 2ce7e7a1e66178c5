import { Secret } from '../../catena/secret'
import { checkBaseUrl } from '../../catena/urls'

/** Credentials that a text held. Whatever it did not name is null; addresses that no connect would accept stay as they were written. */
export interface ImportedCredentials {
  readonly clientId: string | null
  readonly clientSecret: Secret
  readonly profileName: string | null
  readonly apiBaseUrl: string | null
  readonly authBaseUrl: string | null
}

/** What a text calls them, as far as it names them. */
export interface CredentialFields {
  readonly clientId?: string | undefined
  readonly clientSecret?: string | undefined
  readonly profileName?: string | undefined
  readonly apiBaseUrl?: string | undefined
  /** The realm, or any address below it, such as the token endpoint. */
  readonly authBaseUrl?: string | undefined
}

/** No text with credentials is longer; both in characters and in bytes. */
export const longestText = 64 * 1024

const longestSecret = 2000
const longestClientId = 200
const longestName = 80
const longestAddress = 2000

/**
 * Judges what was found in a text.
 *
 * @returns null without a secret: also when there is only a placeholder such as `<your secret>`, `$CLIENT_SECRET` or `****`
 */
export function importedCredentials(fields: CredentialFields): ImportedCredentials | null {
  const secret = oneLine(fields.clientSecret, longestSecret)
  if (secret === null || isPlaceholder(secret)) return null
  const clientId = oneLine(fields.clientId, longestClientId)
  const api = oneLine(fields.apiBaseUrl, longestAddress)
  const auth = oneLine(fields.authBaseUrl, longestAddress)
  return {
    clientId: clientId === null || isPlaceholder(clientId) ? null : clientId,
    clientSecret: new Secret(secret),
    profileName: oneLine(fields.profileName, longestName),
    apiBaseUrl: withoutSecret(api === null ? null : normalised(api), secret),
    authBaseUrl: withoutSecret(auth === null ? null : realmOf(auth), secret)
  }
}

/**
 * Reduces the address of a Keycloak endpoint to that of its realm: `…/realms/catena/protocol/openid-connect/token` becomes `…/realms/catena`.
 * Any other address stays: to drop it would mean that the secret goes to the usual server instead of the one that was named.
 */
function realmOf(address: string): string {
  const [realm = address] = address.split(/\/protocol\/openid-connect(?=[/?#]|$)|\/\.well-known\//, 1)
  return normalised(realm)
}

/**
 * Threat: an address may carry the secret itself (`https://id:secret@…`, a query), and addresses are shown on the page, which must not have it.
 * Whoever wrote one like that gets to see it without the part that holds it, or not at all.
 */
function withoutSecret(address: string | null, secret: string): string | null {
  if (address === null) return null
  const bare = address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1').replace(/[?#].*$/s, '')
  const spellings = [secret, encodeURIComponent(secret)]
  return spellings.some((spelling) => bare.includes(spelling)) ? null : bare
}

/** Text that cannot be shown or sent as it is (control characters, direction marks) is as good as none. */
function oneLine(text: string | undefined, longest: number): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' || trimmed.length > longest || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(trimmed) ? null : trimmed
}

function normalised(address: string): string {
  const checked = checkBaseUrl(address)
  return checked.ok ? checked.value : address
}

/** What documentation writes in the place of a value, or a shell variable that nobody has filled in. */
function isPlaceholder(text: string): boolean {
  return (
    /^(<.*>|\[.*\]|\{\{.*\}\}|[*•.…]+|%\w+%)$/.test(text) ||
    /^\$(\w+|\{[^}]*\}|env:\w+|\([^)]*\))$/.test(text) ||
    /^(your|my)[-_ ]?(client[-_ ]?)?secret([-_ ]here)?$/i.test(text)
  )
}
