import { notifications } from '@mantine/notifications'
import type { Result } from '@shared/ipc/result'
import type { FileOutcome } from '@shared/ipc/schemas-export'
import { failureSentence } from '../../ui/failure-words'
import { words } from './words'

/**
 * Says how the saving of a file went.
 *
 * @param asked how many rows there should be; 0 where the file has none
 */
export function tellOutcome(answer: Result<FileOutcome>, asked: number): void {
  if (!answer.ok) {
    if (answer.error.code === 'cancelled') return
    const message = answer.error.code === 'not-found' ? words.outdated : failureSentence(answer.error)
    notifications.show({ color: 'red', title: words.notSaved, message })
    return
  }
  switch (answer.value.kind) {
    case 'cancelled':
      return
    case 'not-written':
      notifications.show({
        color: 'red',
        title: words.notSaved,
        message: words.reasons[answer.value.reason],
        autoClose: 12_000
      })
      return
    case 'saved': {
      const { fileName, rowCount } = answer.value
      const what = asked === 0 ? words.savedFile(fileName) : words.savedRows(rowCount, fileName)
      const message = rowCount < asked ? `${what}. ${words.left(asked - rowCount)}` : what
      notifications.show({ title: words.saved, message })
    }
  }
}
