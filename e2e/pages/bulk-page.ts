import { expect, type Page } from '@playwright/test'
import type { LaunchedApp } from '../launch'
import { goTo } from './workspace-page'

/** Goes to the screen that invites many. */
export async function openBulk(page: Page): Promise<void> {
  await goTo(page, 'Invitations')
  await page.getByRole('button', { name: 'Invite many…' }).click()
  await expect(page.getByRole('heading', { name: 'Invite many' })).toBeVisible()
}

/** Pastes a table from the system's clipboard, as from a spreadsheet program. */
export async function pasteTable({ page, electronApp }: LaunchedApp, text: string): Promise<void> {
  await electronApp.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
  await page.getByLabel('Paste rows here').focus()
  await page.keyboard.press('Control+V')
  await expect(page.getByRole('heading', { name: 'What do the columns mean?' })).toBeVisible()
}

/** Starts the run, and says yes to inviting from a test profile; a simulator's profile always is one. */
export async function startRun(page: Page, count: string): Promise<void> {
  await page.getByRole('button', { name: `Create ${count}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Invite from test profile' }).click()
}

/** How many rows of the run are done, by what the screen says. */
export async function rowsDone(page: Page): Promise<number> {
  const text = await page.getByText(/^[\d,]+ of [\d,]+ rows done/).innerText()
  return Number((/^[\d,]+/.exec(text)?.[0] ?? '0').replaceAll(',', ''))
}
