import type { Profile } from '@shared/ipc/schemas-session'
import { useProfiles } from '../../state/stores'
import { InlineAlert } from '../../ui/inline-alert'
import type { ConnectValues } from './connect-values'
import { words } from './words'

interface OtherAccountProps {
  readonly profile: Profile
  readonly values: ConnectValues
}

/** Says, before it happens, that another client or server in this profile takes the place of what is stored in it. */
export function OtherAccount({ profile, values }: OtherAccountProps) {
  const wasOpened = useProfiles(({ profiles }) =>
    profiles.some(({ id, lastOpenedAtMs }) => id === profile.id && lastOpenedAtMs !== null)
  )
  if (!wasOpened || !isOtherAccount(profile, values)) return null
  return (
    <InlineAlert tone="caution" title={words.otherAccountTitle}>
      {words.otherAccount(profile.name)}
    </InlineAlert>
  )
}

/** The same comparison as main's, which reads addresses without the slash at their end. */
export function isOtherAccount(profile: Profile, values: ConnectValues): boolean {
  const isFilled = [values.clientId, values.apiBaseUrl, values.authBaseUrl].every((text) => text.trim() !== '')
  return (
    isFilled &&
    (values.clientId.trim() !== profile.clientId ||
      address(values.apiBaseUrl) !== address(profile.apiBaseUrl) ||
      address(values.authBaseUrl) !== address(profile.authBaseUrl))
  )
}

function address(text: string): string {
  return text.trim().replace(/\/+$/, '')
}
