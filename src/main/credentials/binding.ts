import { checkBaseUrl } from '../catena/urls'
import type { Hosts } from './keeping'

/** What a client secret was entered for: the client and the servers that may see it. */
export interface Binding extends Hosts {
  readonly clientId: string
}

/**
 * Whether two are for the same client at the same servers, written in whatever way. An address that no connect would accept equals nothing,
 * not even itself.
 */
export function isSameBinding(one: Binding, other: Binding): boolean {
  return (
    one.clientId === other.clientId &&
    isSameAddress(one.apiBaseUrl, other.apiBaseUrl) &&
    isSameAddress(one.authBaseUrl, other.authBaseUrl)
  )
}

function isSameAddress(one: string, other: string): boolean {
  const [a, b] = [checkBaseUrl(one), checkBaseUrl(other)]
  return a.ok && b.ok && a.value === b.value
}
