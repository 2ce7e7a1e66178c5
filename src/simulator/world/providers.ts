import { idOf } from './ids'

/** A telematics provider ("TSP") as the contract lists it, and how many of the simulated connections it gets. */
export interface Provider {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly sourceName: string
  readonly connectionType: string
  readonly website: string
  readonly isSandbox: boolean
  /** Share of connections, relative to the others; 0 = only where asked for. */
  readonly weight: number
}

const rows: readonly (readonly [string, string, string, string, string, number])[] = [
  ['Samsara', 'samsara', 'samsara', 'oauth2', 'https://www.samsara.com', 30],
  ['Geotab', 'geotab', 'geotab', 'geotab', 'https://www.geotab.com', 24],
  ['Motive', 'motive', 'motive', 'motive', 'https://gomotive.com', 18],
  ['Verizon Connect', 'verizon-connect', 'verizon_connect', 'verizon_connect', 'https://www.verizonconnect.com', 12],
  ['ISAAC Instruments', 'isaac', 'isaac', 'isaac', 'https://isaacinstruments.com', 5],
  ['Teletrac Navman', 'teletrac-navman', 'teletracnavman', 'api_key', 'https://www.teletracnavman.com', 4],
  ['EROAD', 'eroad', 'eroad', 'api_key', 'https://www.eroad.com', 3],
  ['Zonar Systems', 'zonar', 'zonar', 'client_id_secret', 'https://www.zonarsystems.com', 3],
  ['3PL Tek', '3pl-tek', 'hos247', 'company_id', 'https://3pltek.us', 1],
  ['Groundhog Sandbox', 'groundhog', 'catena_simulator', 'api_key', 'https://catenatelematics.com', 0]
]

/** The providers; their ids do not depend on the seed, as they would not between organisations. */
export function createProviders(): readonly Provider[] {
  return rows.map(([name, slug, sourceName, connectionType, website, weight], index) => ({
    id: idOf('provider', 0, index),
    name,
    slug,
    sourceName,
    connectionType,
    website,
    isSandbox: sourceName === 'catena_simulator',
    weight
  }))
}

/**
 * What `ConnectionRead.credentials` looks like: secrets masked, the rest in clear (API.md section 8). A client must drop
 * all of it on arrival; the clear parts are there so that a test can find them where it did not.
 */
export function credentialsOf(provider: Provider, connectionNumber: number): Readonly<Record<string, string | null>> {
  const masked = '*****'
  const clientId = `clear-client-id-${connectionNumber}`
  switch (provider.connectionType) {
    case 'geotab':
      return { username: masked, password: masked, database: `clear_database_${connectionNumber}`, session_id: null }
    case 'motive':
      return {
        client_id: clientId,
        client_secret: masked,
        auth_code: masked,
        redirect_uri: 'https://connect.invalid/callback'
      }
    case 'verizon_connect':
      return { username: masked, password: masked }
    case 'api_key':
      return { api_key: masked, url: `https://tsp-${connectionNumber}.invalid/api`, user_id: null }
    case 'client_id_secret':
      return { client_id: clientId, client_secret: masked, url: `https://tsp-${connectionNumber}.invalid/api` }
    default:
      return {
        client_id: clientId,
        client_secret: masked,
        scope: null,
        refresh_token: masked,
        token_url: `https://tsp-${connectionNumber}.invalid/token`,
        url: `https://tsp-${connectionNumber}.invalid/api`
      }
  }
}
