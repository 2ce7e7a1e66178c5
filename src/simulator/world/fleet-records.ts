import type { Provider } from './providers'
import type { City } from './road-network'

export type AgreementStatus = 'active' | 'paused' | 'cancelled' | 'deleted' | 'expired'
export type ConnectionStatus = 'active' | 'failed' | 'cancelled' | 'paused' | 'stale' | 'deleted'

/** Who may see what of a fleet; without an active one the fleet does not exist for the partner. */
export interface ShareAgreement {
  readonly id: string
  readonly status: AgreementStatus
  readonly effectiveAtMs: number
  readonly scopes: Readonly<Record<string, string>>
}

export interface Fleet {
  readonly index: number
  readonly id: string
  /** The partner's own key. */
  readonly ref: string
  readonly name: string
  readonly home: City
  /** Cities where its vehicles are based; the first is the home city. */
  readonly terminals: readonly City[]
  readonly invitationId: string | null
  readonly email: string | null
  /** True for fleets that only carry what the contract requires, as seen live (API.md section 5). */
  readonly isBare: boolean
  readonly createdAtMs: number
  readonly agreement: ShareAgreement
}

/** One fleet at one provider, with a run of consecutive vehicle numbers. */
export interface Connection {
  readonly index: number
  readonly id: string
  readonly fleet: Fleet
  readonly provider: Provider
  readonly status: ConnectionStatus
  readonly createdAtMs: number
  /** Nothing of it is visible before this moment. */
  readonly visibleFromMs: number
  /** Since when nothing is fetched any more; null while all is well. */
  readonly staleSinceMs: number | null
  readonly firstVehicle: number
  readonly vehicleCount: number
  /** Number of the first vehicle inside its fleet, for names. */
  readonly firstNumber: number
}
