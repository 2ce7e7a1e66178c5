import { webContents } from 'electron'

/** Puts what a page has laid out for print on paper, or into a file. */
export interface PrintPage {
  /**
   * The page as a PDF.
   *
   * @param contentsId the window, by the id of its web contents
   * @returns null when the window is gone
   * @throws when Chromium cannot lay it out
   */
  toPdf(contentsId: number): Promise<Uint8Array | null>
  /** Asks the person for a printer, with the system's own dialog. Never rejects. */
  print(contentsId: number): Promise<'printed' | 'cancelled' | 'not-printed'>
}

/** One sheet across, as the style sheet lays it out; its own `@page` decides paper and margins. */
const layout = { landscape: true, printBackground: true } as const

/** Electron's printing. */
export const printPage: PrintPage = {
  async toPdf(contentsId) {
    const contents = webContents.fromId(contentsId)
    if (contents === undefined || contents.isDestroyed()) return null
    return contents.printToPDF({ ...layout, preferCSSPageSize: true })
  },
  print(contentsId) {
    const contents = webContents.fromId(contentsId)
    if (contents === undefined || contents.isDestroyed()) return Promise.resolve('cancelled')
    return new Promise((resolve) => {
      contents.print({ ...layout, silent: false }, (isPrinted, reason) => {
        // Electron has words for the reasons, but no codes.
        if (isPrinted) resolve('printed')
        else resolve(/cancel/i.test(reason) ? 'cancelled' : 'not-printed')
      })
    })
  }
}
