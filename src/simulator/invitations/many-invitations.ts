import type { SimulatorClock } from '../clock'
import { leastScopes } from '../world/build-fleets'
import type { InvitationBook } from './invitation-book'

const hourMs = 3_600_000

/** By tens: six wait, one is accepted, one declined, one over, one deleted. */
const statuses = [
  'active',
  'active',
  'accepted',
  'active',
  'declined',
  'active',
  'active',
  'expired',
  'active',
  'deleted'
] as const

/**
 * Invitations of an organisation that has sent many. An accepted one is so by name only: no fleet comes with it.
 *
 * @param count how many
 */
export function addManyInvitations(book: InvitationBook, count: number, clock: SimulatorClock): void {
  const nowMs = clock.now()
  for (let number = 0; number < count; number += 1) {
    const status = statuses[number % statuses.length] ?? 'active'
    const createdAtMs = nowMs - hourMs - number * 60_000
    const expiresAtMs = status === 'expired' ? createdAtMs + hourMs : nowMs + 24 * hourMs + number * 1000
    const endedAtMs = createdAtMs + hourMs / 2
    book.put(
      (fresh) => ({
        ...fresh,
        createdAtMs,
        expiresAtMs,
        status,
        acceptedAtMs: status === 'accepted' ? endedAtMs : null,
        declinedAtMs: status === 'declined' ? endedAtMs : null,
        declineReason: status === 'declined' ? 'Not now.' : null
      }),
      {
        fleet_ref: `MANY-${String(number).padStart(6, '0')}`,
        fleet_name: `Many Carriers ${number}`,
        fleet_email: `dispatch@many-${number}.example`,
        fleet_regulatory_id: null,
        fleet_regulatory_id_type: null,
        fleet_phone: null,
        fleet_website: null,
        fleet_country_code: null,
        success_redirect_url: null,
        failure_redirect_url: null,
        callback_url: null,
        limit_tsps: null,
        permissions: leastScopes,
        expires_in_hours: 24
      }
    )
  }
}
