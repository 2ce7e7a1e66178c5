import { Button } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { ProfileSummary } from '@shared/ipc/schemas-profiles'
import { useEffect, useRef } from 'react'
import { useNow, useView } from '../../state/stores'
import { Age } from '../../ui/age'
import { EnvironmentBadge } from '../../ui/environment-badge'
import { ProfileDot } from '../../ui/profile-dot'
import { ProfileDetails } from './profile-details'
import classes from './profiles-section.module.css'
import { useOpenProfile } from './use-open-profile'
import { hostOf, secretKeptWords, words } from './words'

interface ProfileRowProps {
  readonly profile: ProfileSummary
  readonly isExpanded: boolean
  readonly onExpand: (profileId: string | null) => void
}

/** One profile of the settings, and its details in a second row below it. */
export function ProfileRow({ profile, isExpanded, onExpand }: ProfileRowProps) {
  const nowMs = useNow()
  const { open } = useOpenProfile()
  const openingId = useView((view) => view.openingProfileId)
  const toggle = useFocusWhenExpanded(isExpanded)
  const detailsId = `details-${profile.id}`
  return (
    <tbody>
      <tr>
        <th scope="row">
          <span className={classes['name']}>
            <ProfileDot profileId={profile.id} frameColour={profile.frameColour} />
            <span className={classes['text']}>{profile.name}</span>
            <EnvironmentBadge environment={profile.environment} />
          </span>
          <span className={classes['host']}>{hostOf(profile)}</span>
        </th>
        <td className={classes['secondary']}>
          {secretKeptWords(profile.secret)}
          {profile.status === 'locked' && ` · ${words.locked}`}
        </td>
        <td className={classes['secondary']}>
          {profile.status === 'open' ? (
            words.isOpen
          ) : (
            <Age atMs={profile.lastOpenedAtMs} nowMs={nowMs} whenNone={words.never} />
          )}
        </td>
        <td className={classes['actions']}>
          {profile.status !== 'open' && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={words.openOf(profile.name)}
              disabled={openingId !== null && openingId !== profile.id}
              onClick={() => open(profile)}
            >
              {openingId === profile.id ? words.opening : words.open}
            </Button>
          )}
          <Button
            ref={toggle}
            size="compact-xs"
            variant="subtle"
            className={classes['toggle'] ?? ''}
            aria-label={words.detailsOf(profile.name)}
            aria-expanded={isExpanded}
            aria-controls={isExpanded ? detailsId : undefined}
            rightSection={<IconChevronRight size={13} stroke={2} aria-hidden="true" />}
            onClick={() => onExpand(isExpanded ? null : profile.id)}
          >
            {words.details}
          </Button>
        </td>
      </tr>
      {isExpanded && (
        <tr id={detailsId}>
          <td colSpan={4} className={classes['detailsCell']}>
            <ProfileDetails profile={profile} onDuplicated={onExpand} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** A row that was expanded from elsewhere, because it is new, comes into view and takes the focus. */
function useFocusWhenExpanded(isExpanded: boolean) {
  const toggle = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const button = toggle.current
    if (!isExpanded || button === null || document.activeElement === button) return
    button.scrollIntoView({ block: 'center' })
    button.focus({ preventScroll: true })
  }, [isExpanded])
  return toggle
}
