import { ActionIcon } from '@mantine/core'
import { IconDeviceTv } from '@tabler/icons-react'
import { useWall } from '../../state/stores'
import { words } from './words'

/** Opens the wall map, or brings it to the front. */
export function WallButton({ onOpen }: { readonly onOpen: () => void }) {
  const isOpen = useWall((wall) => wall.isOpen)
  return (
    <ActionIcon
      aria-label={words.open}
      title={words.open}
      aria-keyshortcuts="Control+Shift+M Meta+Shift+M"
      data-active={isOpen || undefined}
      color={isOpen ? 'accent' : 'gray'}
      onClick={onOpen}
    >
      <IconDeviceTv size={18} stroke={1.6} aria-hidden="true" />
    </ActionIcon>
  )
}
