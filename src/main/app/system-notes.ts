import { Notification } from 'electron'
import type { Note } from './notifications'

/** Shows notes by the system's own means; where it has none, nothing happens. */
export function createSystemNotes(): (note: Note, onClick: () => void) => void {
  /** One that nobody holds is collected, and its click is lost. */
  const shown = new Set<Notification>()
  return ({ title, body }, onClick) => {
    if (!Notification.isSupported()) return
    const note = new Notification({ title, body })
    const forget = (): void => void shown.delete(note)
    shown.add(note)
    note.on('click', () => {
      forget()
      onClick()
    })
    note.on('close', forget)
    note.show()
  }
}
