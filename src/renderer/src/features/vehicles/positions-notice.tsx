import { usePositionStatus } from '@renderer/state/stores'
import { MissingPermission, useIsPermissionMissing } from '../session/missing-permission'

/** Says that the credentials may not read positions; nothing when they may. */
export function PositionsNotice() {
  const lastError = usePositionStatus((status) => status.lastError)
  const isWorking = usePositionStatus(isServed)
  return <MissingPermission area="positions" lastError={lastError} isWorking={isWorking} />
}

/** True while `PositionsNotice` has something to say: an empty list is then no sign of there being no vehicles. */
export function usePositionsForbidden(): boolean {
  const isForbidden = usePositionStatus((status) => status.lastError === 'forbidden')
  const isWorking = usePositionStatus(isServed)
  const isMissing = useIsPermissionMissing('positions')
  return isForbidden || (isMissing && !isWorking)
}

function isServed(status: { readonly source: string; readonly lastError: string | null }): boolean {
  return status.source === 'server' && status.lastError === null
}
