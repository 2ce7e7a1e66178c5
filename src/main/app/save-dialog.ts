import { join } from 'node:path'
import { app, BrowserWindow, dialog, webContents } from 'electron'

/** What is to be saved. */
export interface SaveQuestion {
  /** Suggested, without a folder. */
  readonly fileName: string
  readonly kind: FileKind
  /** What is about to be written, as the dialog's title: "Export 98,204 vehicles". The system's own words where it is missing. */
  readonly title?: string
}

/** What people save, by the file's ending. */
export type FileKind = 'csv' | 'geojson' | 'gpx' | 'png' | 'pdf'

const kindNames: Readonly<Record<FileKind, string>> = {
  csv: 'CSV',
  geojson: 'GeoJSON',
  gpx: 'GPX',
  png: 'PNG',
  pdf: 'PDF'
}

/**
 * Asks the person where to save a file.
 *
 * @param contentsId the window that the question belongs to, by the id of its web contents
 * @returns an absolute path; null when the person changed their mind, or the window is gone
 */
export type SaveDialog = (contentsId: number, question: SaveQuestion) => Promise<string | null>

/** The system's own dialog, which also asks before a file is replaced. */
export const askWhereToSave: SaveDialog = async (contentsId, { fileName, kind, title }) => {
  const contents = webContents.fromId(contentsId)
  const window = contents === undefined ? null : BrowserWindow.fromWebContents(contents)
  if (window === null) return null
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), fileName),
    filters: [{ name: kindNames[kind], extensions: [kind] }],
    // macOS shows no title, but a message.
    ...(title !== undefined && { title, message: title }),
    properties: ['createDirectory', 'showOverwriteConfirmation']
  })
  return canceled || filePath === '' ? null : filePath
}
