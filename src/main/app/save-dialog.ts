import { join } from 'node:path'
import { app, BrowserWindow, dialog, webContents } from 'electron'

interface SaveQuestion {
  /** Suggested, without a folder. */
  readonly fileName: string
  readonly kind: 'csv'
}

/**
 * Asks the person where to save a file.
 *
 * @param contentsId the window that the question belongs to, by the id of its web contents
 * @returns an absolute path; null when the person changed their mind, or the window is gone
 */
export type SaveDialog = (contentsId: number, question: SaveQuestion) => Promise<string | null>

/** The system's own dialog, which also asks before a file is replaced. */
export const askWhereToSave: SaveDialog = async (contentsId, { fileName }) => {
  const contents = webContents.fromId(contentsId)
  const window = contents === undefined ? null : BrowserWindow.fromWebContents(contents)
  if (window === null) return null
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), fileName),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation']
  })
  return canceled || filePath === '' ? null : filePath
}
