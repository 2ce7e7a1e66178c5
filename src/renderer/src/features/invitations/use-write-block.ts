import { useReachability, useSession } from '@renderer/state/stores'
import { writeBlockedText } from './failure-text'

/** Why nothing can be sent now, in words; null while everything works. One rule for every button that writes. */
export function useWriteBlock(): string | null {
  const isSecretMissing = useSession((session) => session.kind === 'open' && session.credentialsNeeded !== null)
  const kind = useReachability((state) => state.kind)
  if (isSecretMissing) return writeBlockedText['credentials-rejected']
  return kind === 'unknown' || kind === 'online' ? null : writeBlockedText[kind]
}
