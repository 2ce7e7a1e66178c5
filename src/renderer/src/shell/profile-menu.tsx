import { Menu } from '@mantine/core'
import { IconChevronDown, IconLogout, IconSettings } from '@tabler/icons-react'
import { useSession } from '../state/stores'
import { ProfileDot } from '../ui/profile-dot'
import classes from './profile-menu.module.css'
import type { FrameActions } from './use-actions'
import { words } from './words'

/** Which profile is open, and what can be done with it. */
export function ProfileMenu({ actions }: { readonly actions: FrameActions }) {
  const profile = useSession((session) => (session.kind === 'open' ? session.profile : null))
  if (!profile) return null
  return (
    <>
      <Menu position="bottom-start" width={220}>
        <Menu.Target>
          <button type="button" className={classes['profile']} aria-label={words.profileMenu(profile.name)}>
            <ProfileDot profileId={profile.id} />
            <span className={classes['name']}>{profile.name}</span>
            <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconSettings size={16} stroke={1.6} />} onClick={actions.showSettings}>
            {words.settings}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={actions.signOut}>
            {words.signOutEllipsis}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {profile.environment !== 'production' && (
        <span className={classes['badge']} data-environment={profile.environment}>
          {profile.environment === 'demo' ? words.demo : words.test}
        </span>
      )}
    </>
  )
}
