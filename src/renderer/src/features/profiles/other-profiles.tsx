import { VisuallyHidden } from '@mantine/core'
import type { ProfileSummary } from '@shared/ipc/schemas-profiles'
import { useProfiles, useView } from '../../state/stores'
import { EnvironmentBadge } from '../../ui/environment-badge'
import { ProfileDot } from '../../ui/profile-dot'
import classes from './profiles.module.css'
import { useOpenProfile } from './use-open-profile'
import { standingLine, words } from './words'

interface OtherProfilesProps {
  /** The profile that the screen is about. */
  readonly exceptId: string
  /** What stands above the list. */
  readonly title: string
}

/** The profiles to switch to from a screen without a title bar; nothing when there is none. */
export function OtherProfiles({ exceptId, title }: OtherProfilesProps) {
  const all = useProfiles((state) => state.profiles)
  const others = all.filter(({ id }) => id !== exceptId)
  if (others.length === 0) return null
  return (
    <section className={classes['others']} aria-labelledby="other-profiles">
      <h2 id="other-profiles" className={classes['othersTitle']}>
        {title}
      </h2>
      <ul className={classes['othersList']}>
        {others.map((profile) => (
          <li key={profile.id}>
            <OtherProfile profile={profile} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OtherProfile({ profile }: { readonly profile: ProfileSummary }) {
  const { open } = useOpenProfile()
  const openingId = useView((view) => view.openingProfileId)
  return (
    <button
      type="button"
      className={classes['other']}
      aria-busy={openingId === profile.id}
      disabled={openingId !== null && openingId !== profile.id}
      onClick={() => open(profile)}
    >
      {/* Part of the name instead of a label over it: what is seen of the row must be in its name, too. */}
      <VisuallyHidden component="span">{`${words.switchToBefore} `}</VisuallyHidden>
      <ProfileDot profileId={profile.id} frameColour={profile.frameColour} />
      <span className={classes['otherName']}>{profile.name}</span>
      <EnvironmentBadge environment={profile.environment} />
      <span className={classes['standing']}>{openingId === profile.id ? words.opening : standingLine(profile)}</span>
    </button>
  )
}
