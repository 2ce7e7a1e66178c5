import { Modal } from '@mantine/core'
import { Fragment } from 'react'
import { words as wallWords } from '../features/wall/words'
import { useView } from '../state/stores'
import { KeyCaps } from '../ui/key-caps'
import classes from './shortcuts-dialog.module.css'
import { singleKeys, switcherKey } from './use-shortcuts'

/** The keyboard map, on `?`. */
export function ShortcutsDialog() {
  const isOpen = useView((view) => view.dialog === 'shortcuts')
  const close = useView((view) => view.closeDialog)
  return (
    <Modal opened={isOpen} onClose={close} title="Keyboard shortcuts" size={380}>
      <dl className={classes['keys']}>
        <dt>Find a vehicle, fleet or action</dt>
        <dd>
          <KeyCaps keys={[/mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl', 'K']} />
        </dd>
        <dt>Switch profile</dt>
        <dd>
          <KeyCaps keys={[/mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl', 'Shift', switcherKey.toUpperCase()]} />
        </dd>
        <dt>Lock</dt>
        <dd>
          <KeyCaps keys={[/mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl', 'Shift', 'L']} />
        </dd>
        <dt>{wallWords.open}</dt>
        <dd>
          <KeyCaps keys={[/mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl', 'Shift', 'M']} />
        </dd>
        <dt>Choose a profile, in the switcher</dt>
        <dd>
          <KeyCaps keys={['1', '…', '9']} />
        </dd>
        {Object.entries(singleKeys).map(([key, { does }]) => (
          <Fragment key={key}>
            <dt>{does}</dt>
            <dd>
              <KeyCaps keys={[key.toUpperCase()]} />
            </dd>
          </Fragment>
        ))}
        <dt>Next or previous vehicle, in the list</dt>
        <dd>
          <KeyCaps keys={['↑', '↓']} />
        </dd>
        <dt>Next vehicle or group in a direction, on the map</dt>
        <dd>
          <KeyCaps keys={['↑', '↓', '←', '→']} />
        </dd>
        <dt>Open it, on the map</dt>
        <dd>
          <KeyCaps keys={['Enter']} />
        </dd>
        <dt>Move the map</dt>
        <dd>
          <KeyCaps keys={['Shift', '↑']} />
        </dd>
        <dt>Zoom the map</dt>
        <dd>
          <KeyCaps keys={['+', '−']} />
        </dd>
        <dt>Let the arrows move the map</dt>
        <dd>
          <KeyCaps keys={['Esc']} />
        </dd>
        <dt>Wider or narrower list, on its edge</dt>
        <dd>
          <KeyCaps keys={['←', '→']} />
        </dd>
        <dt>Close what floats</dt>
        <dd>
          <KeyCaps keys={['Esc']} />
        </dd>
      </dl>
    </Modal>
  )
}
