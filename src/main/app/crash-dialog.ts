import { dialog, type BrowserWindow } from 'electron'

/**
 * The calm question after a second crash within a minute.
 *
 * @param window the window whose page crashed; the box belongs to it
 * @returns asks, and resolves with the person's choice; closing the box means "quit"
 */
export function createCrashDialog(window: BrowserWindow): () => Promise<'reload' | 'quit'> {
  return async () => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: 'Fleet Desk',
      message: 'The window stopped twice within a minute.',
      detail:
        'Nothing was lost: your sign-in and the last positions are kept. Open the window again, or quit and start Fleet Desk later. What happened is in the log.',
      buttons: ['Open again', 'Quit'],
      defaultId: 0,
      cancelId: 1,
      noLink: true
    })
    return response === 0 ? 'reload' : 'quit'
  }
}
