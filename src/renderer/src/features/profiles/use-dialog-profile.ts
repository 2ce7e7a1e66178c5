import type { ProfileSummary } from '@shared/ipc/schemas-profiles'
import { useState } from 'react'
import { useProfiles, useView } from '../../state/stores'
import type { FrameDialog } from '../../state/view-store'

interface DialogProfile {
  readonly isOpen: boolean
  /** The profile in question. It stays while the dialog fades out, and when the profile itself is gone. */
  readonly profile: ProfileSummary | null
}

/**
 * The profile that a dialog of the frame is about.
 *
 * @param dialog which dialog asks
 */
export function useDialogProfile(dialog: FrameDialog): DialogProfile {
  const isOpen = useView((view) => view.dialog === dialog)
  const profileId = useView((view) => view.dialogProfileId)
  const found = useProfiles(({ profiles }) => profiles.find(({ id }) => id === profileId)) ?? null
  const [last, setLast] = useState(found)
  if (isOpen && found !== null && found !== last) setLast(found)
  return { isOpen: isOpen && last !== null, profile: last }
}
