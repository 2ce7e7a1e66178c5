import { app, BrowserWindow, dialog, webContents } from 'electron'

interface OpenQuestion {
  readonly kind: 'pmtiles' | 'table'
}

/**
 * Asks the person for a file.
 *
 * @param contentsId the window that the question belongs to, by the id of its web contents
 * @returns an absolute path; null when the person changed their mind, or the window is gone
 */
export type OpenDialog = (contentsId: number, question: OpenQuestion) => Promise<string | null>

const filters = {
  pmtiles: [{ name: 'PMTiles', extensions: ['pmtiles'] }],
  table: [{ name: 'CSV, TSV', extensions: ['csv', 'tsv', 'txt', 'tab'] }]
}

/** The system's own dialog. */
export const askWhichFile: OpenDialog = async (contentsId, { kind }) => {
  const contents = webContents.fromId(contentsId)
  const window = contents === undefined ? null : BrowserWindow.fromWebContents(contents)
  if (window === null) return null
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: app.getPath('downloads'),
    filters: filters[kind],
    properties: ['openFile']
  })
  return canceled ? null : (filePaths[0] ?? null)
}
