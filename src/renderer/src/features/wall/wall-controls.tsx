import { Button, SegmentedControl } from '@mantine/core'
import { IconMaximize, IconMinimize, IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useBridge, useSettings, useWall } from '../../state/stores'
import { useChangeSettings } from '../../state/use-change-settings'
import { words } from './words'
import classes from './wall.module.css'

const markSizes = ['normal', 'large', 'largest'] as const

/** What the wall shows, in which colours, and how large; out of the way while nobody touches anything. */
export function WallControls() {
  const bridge = useBridge()
  const scheme = useSettings((settings) => settings.wallScheme)
  const marks = useSettings((settings) => settings.wallMarks)
  const isFollowing = useSettings((settings) => settings.isWallFollowing)
  const isFullScreen = useWall((wall) => wall.isFullScreen)
  const change = useChangeSettings()

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // In a window of its own size, Escape has nothing to leave.
      if (event.key === 'Escape' && isFullScreen) void bridge.calls['wall:full-screen']({ isFullScreen: false })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [bridge, isFullScreen])

  return (
    <div className={classes['controls']} role="group" aria-label={words.controls}>
      <SegmentedControl
        aria-label={words.shows}
        value={isFollowing ? 'follow' : 'own'}
        onChange={(value) => change({ isWallFollowing: value === 'follow' })}
        data={[
          { value: 'follow', label: words.follow },
          { value: 'own', label: words.own }
        ]}
      />
      <SegmentedControl
        aria-label={words.colours}
        value={scheme}
        onChange={(value) => change({ wallScheme: value === 'light' ? 'light' : 'dark' })}
        data={[
          { value: 'dark', label: words.dark },
          { value: 'light', label: words.light }
        ]}
      />
      <SegmentedControl
        aria-label={words.marks}
        value={marks}
        onChange={(value) => change({ wallMarks: value })}
        data={markSizes.map((value) => ({ value, label: words.markSizes[value] }))}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={isFullScreen ? <IconMinimize size={14} aria-hidden /> : <IconMaximize size={14} aria-hidden />}
        onClick={() => void bridge.calls['wall:full-screen']({ isFullScreen: !isFullScreen })}
      >
        {isFullScreen ? words.leaveFullScreen : words.fullScreen}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconX size={14} aria-hidden />}
        onClick={() => void bridge.calls['wall:close'](undefined)}
      >
        {words.close}
      </Button>
    </div>
  )
}
