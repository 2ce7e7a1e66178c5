import type { z } from 'zod'
import type { profileSchema } from '@shared/ipc/schemas-session'
import { productionApiBaseUrl, productionAuthBaseUrl } from '../catena/urls'
import { isLoopbackOnly, type Hosts } from './keeping'

type Environment = z.infer<typeof profileSchema>['environment']

/**
 * Which environment a profile belongs to. Derived, never stored, so that an edited file cannot mark production as a test.
 *
 * Only Catena's own two servers together are production; anything mixed is a test and is marked as one. The demo is a demo
 * only while it runs on this computer.
 *
 * @param hosts base addresses of the API and the authorization server
 * @param isDemo whether the app made this profile for the demo fleet
 */
export function environmentOf(hosts: Hosts, isDemo: boolean): Environment {
  if (isLoopbackOnly(hosts)) return isDemo ? 'demo' : 'test'
  const isProduction =
    originOf(hosts.apiBaseUrl) === originOf(productionApiBaseUrl) &&
    originOf(hosts.authBaseUrl) === originOf(productionAuthBaseUrl)
  return isProduction ? 'production' : 'test'
}

function originOf(address: string): string {
  try {
    return new URL(address).origin
  } catch {
    return ''
  }
}
