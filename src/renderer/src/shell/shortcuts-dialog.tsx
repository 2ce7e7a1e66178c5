import { Modal } from '@mantine/core'
import { Fragment } from 'react'
import { words as wallWords } from '../features/wall/words'
import { useView } from '../state/stores'
import { KeyCaps } from '../ui/key-caps'
import classes from './shortcuts-dialog.module.css'
import { shortcutWords } from './shortcut-words'
import { singleKeys, switcherKey } from './use-shortcuts'
import { frameWords, words } from './words'

/** The keyboard map, on `?`. */
export function ShortcutsDialog() {
  const isOpen = useView((view) => view.dialog === 'shortcuts')
  const close = useView((view) => view.closeDialog)
  return (
    <Modal opened={isOpen} onClose={close} title={shortcutWords.title} size={380}>
      <dl className={classes['keys']}>
        <dt>{words.find}</dt>
        <dd>
          <KeyCaps keys={[/mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl', 'K']} />
        </dd>
        <dt>{shortcutWords.switchProfile}</dt>
        <dd>
          <KeyCaps keys={[/mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl', 'Shift', switcherKey.toUpperCase()]} />
        </dd>
        <dt>{frameWords.lock}</dt>
        <dd>
          <KeyCaps keys={[/mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl', 'Shift', 'L']} />
        </dd>
        <dt>{wallWords.open}</dt>
        <dd>
          <KeyCaps keys={[/mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl', 'Shift', 'M']} />
        </dd>
        <dt>{shortcutWords.chooseProfile}</dt>
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
        <dt>{shortcutWords.nextInList}</dt>
        <dd>
          <KeyCaps keys={['J', 'K', '↑', '↓']} />
        </dd>
        <dt>{shortcutWords.openInList}</dt>
        <dd>
          <KeyCaps keys={['Enter']} />
        </dd>
        <dt>{shortcutWords.savedView}</dt>
        <dd>
          <KeyCaps keys={['1', '…', '9']} />
        </dd>
        <dt>{shortcutWords.nextOnMap}</dt>
        <dd>
          <KeyCaps keys={['↑', '↓', '←', '→']} />
        </dd>
        <dt>{shortcutWords.openOnMap}</dt>
        <dd>
          <KeyCaps keys={['Enter']} />
        </dd>
        <dt>{shortcutWords.moveMap}</dt>
        <dd>
          <KeyCaps keys={['Shift', '↑']} />
        </dd>
        <dt>{shortcutWords.zoomMap}</dt>
        <dd>
          <KeyCaps keys={['+', '−']} />
        </dd>
        <dt>{shortcutWords.arrowsMoveMap}</dt>
        <dd>
          <KeyCaps keys={['Esc']} />
        </dd>
        <dt>{shortcutWords.listWidth}</dt>
        <dd>
          <KeyCaps keys={['←', '→']} />
        </dd>
        <dt>{shortcutWords.close}</dt>
        <dd>
          <KeyCaps keys={['Esc']} />
        </dd>
      </dl>
    </Modal>
  )
}
