import { missingPermissions, requiredPermissions, type PermissionArea } from '@shared/domain/permissions'
import type { FailureCode } from '@shared/ipc/result'
import { useSession } from '../../state/stores'
import { InlineAlert } from '../../ui/inline-alert'
import { missingPermissionText } from './permission-area-words'

interface MissingPermissionProps {
  readonly area: PermissionArea
  /** Why the last attempt failed: `forbidden` means that the permission is missing, whatever the token lists. */
  readonly lastError?: FailureCode | null
  /** The server has just allowed it: then it is allowed, whatever the token lists. */
  readonly isWorking?: boolean
}

/** Names the permission that a screen lacks, and whom to ask; nothing when it lacks none. */
export function MissingPermission({ area, lastError = null, isWorking = false }: MissingPermissionProps) {
  const isMissing = useIsPermissionMissing(area)
  if (lastError !== 'forbidden' && (!isMissing || isWorking)) return null
  const { title, text } = missingPermissionText(area, requiredPermissions[area])
  return (
    <InlineAlert tone="caution" title={title}>
      {text}
    </InlineAlert>
  )
}

/** True when the open session's token lists permissions, and not the one that the area needs. */
export function useIsPermissionMissing(area: PermissionArea): boolean {
  return useSession((session) => session.kind === 'open' && missingPermissions(area, session.permissions).length > 0)
}
