import type { ElectronApplication } from '@playwright/test'

/** Catches what the app hands to other programs; nothing is opened. @returns the addresses since */
export async function catchOpened(electronApp: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await electronApp.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedOutside: opened })
    shell.openExternal = (address: string) => {
      opened.push(address)
      return Promise.resolve()
    }
  })
  return () => electronApp.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside)
}

/** Answers the system's question where to save, for the person. */
export async function answerSaveDialog(electronApp: ElectronApplication, filePath: string): Promise<void> {
  await electronApp.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)
}
