import { Loader, Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ProfileSummary } from '@shared/ipc/schemas-profiles'
import { standingLine, words } from '../features/profiles/words'
import { EnvironmentBadge } from '../ui/environment-badge'
import { KeyCaps } from '../ui/key-caps'
import { ProfileDot } from '../ui/profile-dot'
import { useDelayed } from '../ui/use-delayed'
import classes from './profile-menu.module.css'

interface ProfileMenuRowProps {
  readonly profile: ProfileSummary
  /** The key that chooses it while the menu is open; null beyond the ninth. */
  readonly digit: number | null
  readonly isOpening: boolean
  readonly onChoose: () => void
}

/** One profile of the switcher. The menu stays open until main has answered, so that the row can show the progress. */
export function ProfileMenuRow({ profile, digit, isOpening, onChoose }: ProfileMenuRowProps) {
  const isSlow = useDelayed(isOpening, 200)
  const isOpen = profile.status === 'open'
  return (
    <Menu.RadioItem
      value={profile.id}
      checked={isOpen}
      checkIcon={<IconCheck size={14} stroke={2} aria-hidden="true" />}
      closeMenuOnClick={isOpen}
      aria-keyshortcuts={digit === null ? undefined : String(digit)}
      aria-busy={isOpening}
      rightSection={
        isSlow ? (
          <Loader size={14} aria-hidden="true" />
        ) : (
          digit !== null && (
            <span aria-hidden="true">
              <KeyCaps keys={[String(digit)]} />
            </span>
          )
        )
      }
      onChange={onChoose}
    >
      <span className={classes['row']}>
        <span className={classes['who']}>
          <ProfileDot profileId={profile.id} frameColour={profile.frameColour} />
          <span className={classes['name']}>{profile.name}</span>
          <EnvironmentBadge environment={profile.environment} />
        </span>
        <span className={classes['standing']}>{isSlow ? words.opening : standingLine(profile)}</span>
      </span>
    </Menu.RadioItem>
  )
}
