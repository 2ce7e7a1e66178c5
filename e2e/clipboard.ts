import type { ElectronApplication } from '@playwright/test'

/** What is on the operating system's clipboard. The module is promise-based since Electron 44: awaiting fits both. */
export async function clipboardText(electronApp: ElectronApplication): Promise<string> {
  return electronApp.evaluate(async ({ clipboard }) => await clipboard.readText())
}

/** Puts a text on the operating system's clipboard, as another program would. */
export async function putOnClipboard(electronApp: ElectronApplication, text: string): Promise<void> {
  await electronApp.evaluate(async ({ clipboard }, copied) => {
    await clipboard.writeText(copied)
  }, text)
}
