import type { Hono } from 'hono'
import { requirePermission } from '../auth/require-permission'
import { errorAnswer, json, unprocessable } from '../http/answers'
import type { SimulatorEnvironment } from '../http/environment'
import { answerPage, listSource } from '../http/pagination'
import { readQuery } from '../http/query'
import { idProblem } from '../invitations/invitation-input'
import type { Simulation } from '../simulation'
import type { Fleet } from '../world/fleet-records'

const collection = '/v2/orgs/share-agreements'
const statuses = ['active', 'paused', 'cancelled', 'deleted', 'expired'] as const

/** Share agreements: readable by the partner, changed by the fleet only. */
export function addShareAgreementRoutes(app: Hono<SimulatorEnvironment>, simulation: Simulation): void {
  const { world } = simulation
  const mayRead = requirePermission(simulation, 'share-agreement:read')

  app.get(collection, mayRead, (context) => {
    const query = readQuery(context.req.url)
    const fleetId = query.uuid('fleet_id')
    const fleetRef = query.text('fleet_ref')
    const status = query.oneOf('share_agreement_status', statuses, null)
    return answerPage(context, query, () =>
      listSource(
        world
          .fleets()
          .filter(
            (fleet) =>
              (fleetId === null || fleet.id === fleetId) &&
              (fleetRef === null || fleet.ref === fleetRef) &&
              (status === null || fleet.agreement.status === status)
          ),
        (fleet) => agreementRow(fleet, world.partner.id)
      )
    )
  })

  app.get(`${collection}/:agreementId`, mayRead, (context) => {
    const id = context.req.param('agreementId')
    const problem = idProblem('share_agreement_id', id)
    if (problem !== null) return unprocessable([problem])
    const fleet = world.fleets().find(({ agreement }) => agreement.id === id)
    return fleet === undefined
      ? errorAnswer(404, 'Share agreement not found')
      : json(200, agreementRow(fleet, world.partner.id))
  })

  // Fleets own their agreements; the contract's text says that partners typically cannot change them.
  const refuse = (): Response => errorAnswer(403, 'Share agreements are managed by the fleet')
  app.patch(`${collection}/:agreementId`, refuse)
  app.delete(`${collection}/:agreementId`, refuse)
  for (const action of ['pause', 'activate', 'cancel']) app.post(`${collection}/:agreementId/${action}`, refuse)
}

/** `ShareAgreementRead`. */
function agreementRow({ id, ref, agreement }: Fleet, partnerId: string): Readonly<Record<string, unknown>> {
  return {
    id: agreement.id,
    fleet_id: id,
    partner_id: partnerId,
    fleet_ref: ref,
    status: agreement.status,
    effective_date: new Date(agreement.effectiveAtMs).toISOString(),
    expiration_date: null,
    scopes: agreement.scopes
  }
}
