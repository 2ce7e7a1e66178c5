import type { Hono } from 'hono'
import { requirePermission } from '../auth/require-permission'
import { errorAnswer, json, unprocessable } from '../http/answers'
import type { SimulatorEnvironment } from '../http/environment'
import { answerPage, listSource } from '../http/pagination'
import { readQuery } from '../http/query'
import { idProblem } from '../invitations/invitation-input'
import type { Simulation } from '../simulation'
import type { Fleet } from '../world/fleet-records'
import type { Partner } from '../world/partner'
import type { Provider } from '../world/providers'
import { hash32 } from '../world/random'

/** Fleets, partners and providers of the orgs service. */
export function addOrganisationRoutes(app: Hono<SimulatorEnvironment>, simulation: Simulation): void {
  const { world } = simulation
  const startedAt = new Date(world.startMs).toISOString()

  app.get('/v2/orgs/fleets', requirePermission(simulation, 'fleet:read'), (context) => {
    const query = readQuery(context.req.url)
    const refs = query.texts('fleet_refs')
    return answerPage(context, query, () =>
      listSource(
        world.sharedFleets().filter(({ ref }) => refs.length === 0 || refs.includes(ref)),
        (fleet) => fleetRow(fleet, world.seed)
      )
    )
  })

  app.get('/v2/orgs/fleets/:fleetId', requirePermission(simulation, 'fleet:read'), (context) => {
    const id = context.req.param('fleetId')
    const problem = idProblem('fleet_id', id)
    if (problem !== null) return unprocessable([problem])
    const fleet = world.sharedFleets().find((candidate) => candidate.id === id)
    return fleet === undefined ? errorAnswer(404, 'Fleet not found') : json(200, fleetRow(fleet, world.seed))
  })

  app.get('/v2/orgs/partners', requirePermission(simulation, 'partner:read'), (context) =>
    answerPage(context, readQuery(context.req.url), () =>
      listSource([partnerRow(world.partner, startedAt)], (row) => row)
    )
  )

  app.get('/v2/orgs/tsps', (context) => {
    const query = readQuery(context.req.url)
    const slug = query.text('slug')
    const sourceName = query.text('source_name')
    const found = world.providers.filter(
      (provider) =>
        (slug === null || provider.slug === slug) && (sourceName === null || provider.sourceName === sourceName)
    )
    return json(200, found.map(providerRow))
  })

  app.get('/v2/orgs/tsps/:tspId', (context) => {
    const id = context.req.param('tspId')
    const problem = idProblem('tsp_id', id)
    if (problem !== null) return unprocessable([problem])
    const provider = world.providers.find((candidate) => candidate.id === id)
    return provider === undefined ? errorAnswer(404, 'TSP not found') : json(200, providerRow(provider))
  })
}

/** `FleetRead`; a bare fleet has nothing but what is required, and an invented website, as seen live. */
function fleetRow(fleet: Fleet, seed: number): Readonly<Record<string, unknown>> {
  const createdAt = new Date(fleet.createdAtMs).toISOString()
  const required = {
    name: fleet.name,
    fleet_ref: fleet.ref,
    id: fleet.id,
    invitation_id: fleet.invitationId,
    created_at: createdAt,
    updated_at: createdAt
  }
  const optional = {
    description: null,
    display_name: null,
    legal_name: null,
    dba_name: null,
    websites: ['https://unknown-fleet.invalid/'],
    regulatory_id: null,
    regulatory_id_type: null,
    regulatory_id_date: null,
    regulatory_id_status: null,
    registered_email: null,
    registered_phone: null,
    registered_fax: null,
    address: null,
    city: null,
    province: null,
    postal_code: null,
    country_code: null
  }
  if (fleet.isBare) return { ...optional, ...required }
  return {
    ...optional,
    ...required,
    display_name: fleet.name,
    legal_name: `${fleet.name} LLC`,
    websites: [`https://fleet-${fleet.index}.example/`],
    regulatory_id: String(1_000_000 + (hash32(seed, fleet.index, 601) % 3_000_000)),
    regulatory_id_type: fleet.home.countryCode === 'USA' ? 'DOT' : null,
    regulatory_id_status: 'ACTIVE',
    registered_email: fleet.email,
    city: fleet.home.name,
    province: fleet.home.province,
    country_code: fleet.home.countryCode
  }
}

function partnerRow(partner: Partner, at: string): Readonly<Record<string, unknown>> {
  return {
    name: partner.name,
    description: partner.description,
    websites: [partner.website],
    categories: ['Insurance & Risk Management'],
    is_sandbox: true,
    parent_partner_id: null,
    id: partner.id,
    slug: partner.slug,
    created_at: at,
    updated_at: at
  }
}

/** `TspRead`, without logos: the simulator fetches nothing and makes nobody fetch. */
function providerRow(provider: Provider): Readonly<Record<string, unknown>> {
  return {
    name: provider.name,
    description: null,
    websites: [provider.website],
    source_name: provider.sourceName,
    status: 'active',
    conn_type: provider.connectionType,
    is_sandbox: provider.isSandbox,
    logo_url: null,
    logo_dark_url: null,
    id: provider.id,
    slug: provider.slug,
    ext_tsp_id: null,
    created_at: '2024-01-15T09:00:00Z',
    updated_at: '2026-01-20T16:45:00Z',
    registry: 'fmcsa',
    compliance_status: 'compliant'
  }
}
