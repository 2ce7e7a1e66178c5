import { isRecord } from '../errors'

/** An organisation as the token names it. For display only: the claim is read without checking the token's signature. */
export interface Organisation {
  readonly name: string
  readonly id?: string
}

/**
 * Reads the organisation from a token's `org` claim, a map from name to `{id, org_type[]}` (API.md section 2).
 *
 * The signature is not checked and need not be: the text only fills "signed in as", and no decision hangs on it.
 *
 * @param accessToken a JWT; anything else gives undefined, as tokens are opaque by contract
 */
export function readOrganisation(accessToken: string): Organisation | undefined {
  const payload = accessToken.split('.')[1]
  if (payload === undefined) return undefined
  let claims: unknown
  try {
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  } catch {
    // Not a JWT: an opaque token is as good, there is just no name to show.
    return undefined
  }
  const organisations = isRecord(claims) ? claims['org'] : undefined
  if (!isRecord(organisations)) return undefined
  const first = Object.entries(organisations)[0]
  if (first === undefined || first[0] === '') return undefined
  const [name, details] = first
  const id = isRecord(details) ? details['id'] : undefined
  return typeof id === 'string' && id !== '' ? { name, id } : { name }
}
