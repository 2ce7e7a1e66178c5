/** What is wrong with a typed address; null when nothing is. */
export type AddressProblem = 'not-an-address' | 'insecure' | null

/**
 * The page's own look at an address, so that an answer comes while the field is in sight. Main decides (SECURITY.md row 20).
 *
 * @param text what was typed
 */
export function addressProblem(text: string): AddressProblem {
  const url = parseUrl(text)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return 'not-an-address'
  return url.protocol === 'http:' && !isLoopbackHost(url.hostname) ? 'insecure' : null
}

/** True when every address can only be this computer. One that cannot be read is not. */
export function areAllLoopback(addresses: readonly string[]): boolean {
  return addresses.every((address) => isLoopbackHost(parseUrl(address)?.hostname ?? ''))
}

function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text.trim())
  } catch {
    // `URL.canParse` is missing in Chromium 114; the constructor's throw is the answer.
    return null
  }
}
