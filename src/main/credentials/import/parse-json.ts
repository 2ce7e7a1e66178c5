import type { CredentialFields } from './imported-credentials'

/** The usual spellings, in lower case and without `_`, `-` and spaces; the first that is there counts. */
const spellings = {
  clientId: ['catenaclientid', 'clientid'],
  clientSecret: ['catenaclientsecret', 'clientsecret'],
  profileName: ['catenaprofilename', 'profilename', 'name'],
  apiBaseUrl: ['catenaapibaseurl', 'catenabaseurl', 'apibaseurl', 'apiurl', 'baseurl'],
  authBaseUrl: ['catenaauthbaseurl', 'catenatokenurl', 'authbaseurl', 'authurl', 'tokenurl', 'tokenendpoint', 'issuer']
} as const

/**
 * Finds credentials in a JSON object, or one level below: `{"catena": {"client_id": …}}`.
 *
 * @param text the JSON text
 * @returns null when the text is no JSON object or names no secret. Null as well when several objects in it have one and none of them is called
 *   `catena`: to choose between a test and a production secret is not for us
 */
export function jsonFields(text: string): CredentialFields | null {
  const whole = parseObject(text.replace(/^\uFEFF/, ''))
  if (whole === null) return null
  const own = labelledFields(stringsOf(whole))
  if (own.clientSecret !== undefined) return own
  const inner = Object.entries(whole)
    .map(([key, value]) => ({ key: plain(key), fields: isObject(value) ? labelledFields(stringsOf(value)) : {} }))
    .filter(({ fields }) => fields.clientSecret !== undefined)
  const chosen = inner.length === 1 ? inner[0] : inner.find(({ key }) => key === 'catena')
  return chosen?.fields ?? null
}

/** Finds credentials among labels and their values; see `spellings`. */
export function labelledFields(values: Iterable<readonly [string, string]>): CredentialFields {
  const byLabel = new Map([...values].map(([label, value]) => [plain(label), value]))
  const first = (labels: readonly string[]): string | undefined =>
    labels.map((label) => byLabel.get(label)).find((value) => value !== undefined && value.trim() !== '')
  return {
    clientId: first(spellings.clientId),
    clientSecret: first(spellings.clientSecret),
    profileName: first(spellings.profileName),
    apiBaseUrl: first(spellings.apiBaseUrl),
    authBaseUrl: first(spellings.authBaseUrl)
  }
}

function plain(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function stringsOf(object: object): (readonly [string, string])[] {
  return Object.entries(object).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[key, value] as const] : []
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? { ...value } : null
  } catch {
    return null
  }
}
