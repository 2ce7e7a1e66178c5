import { fail, ok, type Result } from '@shared/ipc/result'

/** Catena's production API; every path starts with `/v2/<service>/` (API.md section 1). */
export const productionApiBaseUrl = 'https://api.catenatelematics.com'

/** Catena's production authorization server, a Keycloak realm (API.md section 1). */
export const productionAuthBaseUrl = 'https://auth.catenatelematics.com/realms/catena'

/**
 * Whether a URL's host can only be this computer: `localhost`, 127.0.0.0/8 or `[::1]`.
 *
 * @param hostname as `URL.hostname` gives it, so numeric shorthands such as `127.1` are already written out
 */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/**
 * Checks and normalises the base address of an API or authorization server.
 *
 * Threat: the client secret and every token go to this address. Plain http would show them to the network, and a name and
 * password inside the address would end up in logs; so https only, with plain http for this computer alone (the demo and tests).
 *
 * @param text what the person typed; surrounding space is ignored
 * @returns the address without a trailing slash. Fails with `insecure-url` (plain http to another host) or `invalid-input`
 *   (no web address, or one with a user name, password, query or fragment)
 */
export function checkBaseUrl(text: string): Result<string> {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    // `URL.canParse` does not exist on Node 18.15; throwing is how this constructor says "no".
    return fail('invalid-input')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return fail('invalid-input')
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) return fail('insecure-url')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return fail('invalid-input')
  return ok(url.origin + url.pathname.replace(/\/+$/, ''))
}
