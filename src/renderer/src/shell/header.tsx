import { IconSearch } from '@tabler/icons-react'
import { WallButton } from '../features/wall/wall-button'
import { KeyCaps } from '../ui/key-caps'
import classes from './header.module.css'
import { ProfileMenu } from './profile-menu'
import { SessionIndicator } from './session-indicator'
import type { FrameActions } from './use-actions'
import { words } from './words'

interface HeaderProps {
  readonly actions: FrameActions
  readonly onFind: () => void
}

/** Who, find, and how the connection is: left, middle, right. */
export function Header({ actions, onFind }: HeaderProps) {
  const commandKey = /mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl'
  return (
    <header className={classes['header']}>
      <div className={classes['left']}>
        <ProfileMenu actions={actions} />
      </div>
      <button type="button" className={classes['find']} aria-keyshortcuts="Control+K Meta+K" onClick={onFind}>
        <IconSearch size={15} stroke={1.75} aria-hidden="true" />
        <span className={classes['findText']}>{words.find}</span>
        <span aria-hidden="true" className={classes['findKeys']}>
          <KeyCaps keys={[commandKey, 'K']} />
        </span>
      </button>
      <div className={classes['right']}>
        <WallButton onOpen={actions.openWall} />
        <SessionIndicator />
      </div>
    </header>
  )
}
