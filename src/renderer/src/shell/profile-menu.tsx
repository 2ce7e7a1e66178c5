import { Menu } from '@mantine/core'
import {
  IconChevronDown,
  IconLock,
  IconLockX,
  IconLogout,
  IconPlus,
  IconSettings,
  type Icon as IconType
} from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { words } from '../features/profiles/words'
import { useProfiles, useSession, useStores, useView } from '../state/stores'
import { EnvironmentBadge } from '../ui/environment-badge'
import { ProfileDot } from '../ui/profile-dot'
import { ProfileMenuRow } from './profile-menu-row'
import classes from './profile-menu.module.css'
import type { FrameActions } from './use-actions'

/** How many profiles have a digit of their own. */
const digitCount = 9

/** Which profile is open, every other one to switch to, and what can be done with them. */
export function ProfileMenu({ actions }: { readonly actions: FrameActions }) {
  const profile = useSession((session) => (session.kind === 'open' ? session.profile : null))
  const profiles = useProfiles((state) => state.profiles)
  const isOpen = useView((view) => view.dialog === 'switch-profile')
  const closeMenu = useCloseMenu()
  const openingId = useView((view) => view.openingProfileId)
  if (!profile) return null
  const opening = profiles.find(({ id }) => id === openingId)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const chosen = /^[1-9]$/.test(event.key) ? profiles[Number(event.key) - 1] : undefined
    if (!chosen) return
    // Prevented, so that the type-ahead does not take the digit for the start of a name.
    event.preventDefault()
    if (chosen.status === 'open') closeMenu()
    else actions.openProfile(chosen)
  }

  return (
    <>
      <Menu
        position="bottom-start"
        width={300}
        opened={isOpen}
        onChange={(opened) => (opened ? actions.switchProfile() : closeMenu())}
      >
        <Menu.Target>
          <button
            type="button"
            className={classes['profile']}
            aria-label={words.switcher(profile.name)}
            aria-keyshortcuts="Control+Shift+P Meta+Shift+P"
          >
            <ProfileDot profileId={profile.id} frameColour={profile.frameColour} />
            <span className={classes['name']}>{opening ? words.openingName(opening.name) : profile.name}</span>
            <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown className={classes['menu'] ?? ''} onKeyDown={onKeyDown}>
          <div className={classes['profiles']}>
            {profiles.map((row, index) => (
              <ProfileMenuRow
                key={row.id}
                profile={row}
                digit={index < digitCount ? index + 1 : null}
                isOpening={row.id === openingId}
                onChoose={() => (row.status === 'open' ? closeMenu() : actions.openProfile(row))}
              />
            ))}
          </div>
          <Menu.Divider />
          <Act icon={IconPlus} label={words.addProfile} run={actions.addProfile} />
          <Act icon={IconSettings} label={words.manage} run={actions.manageProfiles} />
          <Menu.Divider />
          <Act icon={IconLock} label={words.lock} run={() => actions.lock(false)} />
          <Act icon={IconLockX} label={words.lockAndRevoke} run={() => actions.lock(true)} />
          <Act icon={IconLogout} label={words.signOut} run={actions.signOut} />
        </Menu.Dropdown>
      </Menu>
      <EnvironmentBadge environment={profile.environment} />
    </>
  )
}

interface ActProps {
  readonly icon: IconType
  readonly label: string
  readonly run: () => void
}

/** Closes the menu, and nothing that has taken its place meanwhile. */
function useCloseMenu(): () => void {
  const { view } = useStores()
  return () => {
    if (view.getState().dialog === 'switch-profile') view.getState().closeDialog()
  }
}

/** One act of the menu; what it opens takes the menu's place. */
function Act({ icon: ActIcon, label, run }: ActProps) {
  const closeMenu = useCloseMenu()
  return (
    <Menu.Item
      closeMenuOnClick={false}
      leftSection={<ActIcon size={16} stroke={1.6} aria-hidden="true" />}
      onClick={() => {
        closeMenu()
        run()
      }}
    >
      {label}
    </Menu.Item>
  )
}
