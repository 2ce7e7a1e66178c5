import type { ElectronApplication } from '@playwright/test'

/** What is on the operating system's clipboard. The module is promise-based since Electron 44: awaiting fits both. */
export async function clipboardText(electronApp: ElectronApplication): Promise<string> {
  return electronApp.evaluate(async ({ clipboard }) => await clipboard.readText())
}
