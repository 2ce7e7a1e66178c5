import type { Http } from './http-types'
import { createIntegrationsClient, type IntegrationsClient } from './integrations'
import { createOneVehicleClient, type OneVehicleClient } from './one-vehicle'
import { createOrgsClient, type OrgsClient } from './orgs'
import { createTelematicsClient, type TelematicsClient } from './telematics'

/** Every call of the Catena API that this app makes. */
export type CatenaClient = OrgsClient & IntegrationsClient & TelematicsClient & OneVehicleClient

/** Builds the client over an HTTP layer; it keeps nothing but the path of the share agreements. */
export function createCatenaClient({ http }: { readonly http: Http }): CatenaClient {
  return {
    ...createOrgsClient(http),
    ...createIntegrationsClient(http),
    ...createTelematicsClient(http),
    ...createOneVehicleClient(http)
  }
}
