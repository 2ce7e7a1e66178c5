import type { SimulatorClock } from '../clock'
import { leastScopes } from '../world/build-fleets'
import { elementAt } from '../world/random'
import type { World } from '../world/world'
import { preRegistrationTokens, type Invitation, type InvitationBook } from './invitation-book'
import type { InvitationInput } from './invitation-input'

const hourMs = 3_600_000

/** `[fleet_ref, name, hours since creation, hours of life, what became of it]`, oldest first. */
type DemoRow = readonly [string, string | null, number, number, (invitation: Invitation) => Invitation]

/** Invitations in every status, so that each can be seen and tried in the demo. */
export function addDemoInvitations(book: InvitationBook, world: World, clock: SimulatorClock): void {
  const nowMs = clock.now()
  const firstFleet = elementAt(world.sharedFleets(), 0)
  const asIs = (invitation: Invitation): Invitation => invitation
  const rows: readonly DemoRow[] = [
    [firstFleet.ref, plain(firstFleet.name), 480, 72, (invitation) => accepted(invitation, firstFleet.id)],
    ['CR-4410', 'Juniper Hill Farms Hauling', 300, 24, asIs],
    ['CR-4471', 'Delta Gate Intermodal', 210, 72, (invitation) => ({ ...invitation, status: 'deleted' })],
    [
      'CR-4502',
      'Ponderosa Bulk Lines',
      120,
      168,
      (invitation) => ({
        ...invitation,
        status: 'declined',
        declinedAtMs: invitation.createdAtMs + 5 * hourMs,
        declineReason: 'We share data through our broker already.'
      })
    ],
    ['CR-4533', 'Starling Courier', 100, 72, asIs],
    ['CR-4548', 'Whitewater Tank Lines', 60, 168, asIs],
    ['CR-4560', 'Rio Bravo Carriers', 22.4, 24, asIs],
    ['CR-4569', null, 8, 336, asIs],
    ['CR-4577', 'Maple Leaf Reefer Service', 2, 72, asIs],
    ['CR-4581', 'Osprey Last Mile', 0.5, 24, asIs]
  ]
  const { nameMark, refPrefix } = world.partner
  for (const [ref, plainName, ageHours, lifeHours, become] of rows) {
    // Another organisation invites others: nothing of one may look as if it came from the other.
    const isOwn = nameMark === '' || ref === firstFleet.ref
    const fleetRef = isOwn ? ref : `${refPrefix}-${ref}`
    const name = isOwn || plainName === null ? plainName : `${nameMark}${plainName}`
    const createdAtMs = nowMs - Math.round(ageHours * hourMs)
    book.put(
      (fresh) => become({ ...fresh, createdAtMs, expiresAtMs: createdAtMs + lifeHours * hourMs }),
      demoInput(fleetRef, name, lifeHours)
    )
  }
}

function accepted(invitation: Invitation, fleetId: string): Invitation {
  return {
    ...invitation,
    status: 'accepted',
    acceptedAtMs: invitation.createdAtMs + 3 * hourMs,
    fleetId,
    preRegistration: preRegistrationTokens(invitation.id, invitation.createdAtMs)
  }
}

function demoInput(fleetRef: string, name: string | null, lifeHours: number): InvitationInput {
  return {
    fleet_ref: fleetRef,
    fleet_name: name,
    fleet_email: name === null ? null : `dispatch@${fleetRef.toLowerCase()}.example`,
    fleet_regulatory_id: null,
    fleet_regulatory_id_type: null,
    fleet_phone: null,
    fleet_website: null,
    fleet_country_code: null,
    success_redirect_url: null,
    failure_redirect_url: null,
    callback_url: null,
    limit_tsps: fleetRef.endsWith('CR-4577') ? ['samsara', 'geotab'] : null,
    permissions: leastScopes,
    expires_in_hours: lifeHours
  }
}

/** Invitations only take letters, digits and spaces. */
function plain(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N} ]/gu, '')
}
