import type { Profile } from '@shared/ipc/schemas-session'
import { productionApiBaseUrl, productionAuthBaseUrl } from '../catena/urls'
import { isLoopbackOnly, type Hosts } from './keeping'

type Environment = Profile['environment']

/**
 * Which environment a profile belongs to. Derived, never stored, so that an edited file cannot mark production as a test by naming it so.
 *
 * Only Catena's own two servers together are production; anything mixed is a test and is marked as one. The demo is a demo
 * only while it runs on this computer. A production organisation may be marked as a test one; nothing makes a test one production.
 *
 * @param hosts base addresses of the API and the authorization server
 * @param isDemo whether the app made this profile for the demo fleet
 * @param isMarkedTest whether the person says that it is a test organisation
 */
export function environmentOf(hosts: Hosts, isDemo: boolean, isMarkedTest: boolean): Environment {
  if (isLoopbackOnly(hosts)) return isDemo ? 'demo' : 'test'
  const isProduction =
    originOf(hosts.apiBaseUrl) === originOf(productionApiBaseUrl) &&
    originOf(hosts.authBaseUrl) === originOf(productionAuthBaseUrl)
  return isProduction && !isMarkedTest ? 'production' : 'test'
}

function originOf(address: string): string {
  try {
    return new URL(address).origin
  } catch {
    return ''
  }
}
