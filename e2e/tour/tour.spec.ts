import { readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { bridgeTraffic, recordBridgeTraffic } from '../bridge-traffic'
import { clipboardText } from '../clipboard'
import { acceptInvitation } from '../fleet-side'
import { expect, settingsFileName, test } from '../fixtures'
import { resizeWindow } from '../launch'
import { credentialsOf, fillConnectForm } from '../pages/connect-page'
import { tile } from '../pages/fleets-page'
import { lockScreen, profileButton } from '../pages/profiles-page'
import { openSessionPanel } from '../pages/session-page'
import {
  confirmTestInvitation,
  goTo,
  invitationRow,
  vehicleList,
  waitForMap,
  waitForVehicles
} from '../pages/workspace-page'
import { leaksIn, secretsOf } from '../secrets'

const outputDir = resolve(__dirname, '../../demo-output')
const size = { width: 1280, height: 800 }

test('the guided tour: connect, invite, copy, accept, watch, lock, go offline, come back, sign out', async ({
  launch,
  anotherSimulator,
  userDataDir
}) => {
  // As somebody sees it who has just installed it.
  await rm(join(userDataDir, settingsFileName))
  const simulator = await anotherSimulator(['--vehicles', '2000', '--onboarding-delay-ms', '500'])
  let shots = 0
  const shoot = async (page: Page, name: string) => {
    shots += 1
    await page.screenshot({
      path: join(outputDir, `${String(shots).padStart(2, '0')}-${name}.png`)
    })
  }
  const app = await launch({ windowSize: size, isMotionReduced: true })
  const { page, electronApp } = app
  await recordBridgeTraffic(electronApp)
  // From its first call on: the page starts anew under the recorder.
  await page.reload()

  await test.step('connect', async () => {
    await expect(page.getByRole('button', { name: 'Try the demo fleet' })).toBeVisible()
    await shoot(page, 'connect')
    await fillConnectForm(page, credentialsOf(simulator.addresses, { profileName: 'Demo Insurance' }))
    await shoot(page, 'connect-filled')
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Attention', level: 1 })).toBeVisible()
    await expect(tile(page, 'Fine')).toHaveText(/^[1-9]/u, { timeout: 40_000 })
    await shoot(page, 'who-must-act')
    await goTo(page, 'Map')
    await waitForVehicles(page, 1900)
    await waitForMap(page)
    await shoot(page, 'every-vehicle-on-the-map')
  })

  const link = await test.step('invite a fleet and copy its link', async () => {
    await goTo(page, 'Invitations')
    await page.getByRole('button', { name: 'Invite a fleet' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
    await dialog.getByLabel('Fleet reference').fill('FLEET-2048')
    await dialog.getByLabel('Fleet name').fill('Swift & Sons, Inc.')
    await dialog.getByText('3 days', { exact: true }).click()
    await shoot(page, 'invite')
    await dialog.getByRole('button', { name: /^Use “/ }).click()
    await dialog.getByRole('button', { name: 'Create and copy link' }).click()
    await expect(dialog.getByText('Invite from a test profile?')).toBeVisible()
    await shoot(page, 'a-test-profile-asks-first')
    await confirmTestInvitation(page)
    await expect(page.getByText(/is ready to paste/)).toBeVisible()
    await shoot(page, 'link-copied')
    return clipboardText(electronApp)
  })

  await test.step('the fleet accepts in its own browser', async () => {
    const opened = electronApp.waitForEvent('window')
    await electronApp.evaluate(({ BrowserWindow }, url) => {
      // The fleet's browser is another program: it shares nothing with the app, its cache least of all.
      const webPreferences = { partition: 'the-fleet', sandbox: true }
      void new BrowserWindow({ width: 900, height: 720, webPreferences }).loadURL(url)
    }, link)
    const fleetPage = await opened
    await expect(fleetPage.getByRole('button', { name: /Accept/ })).toBeVisible()
    await shoot(fleetPage, 'the-fleet-sees')
    await electronApp.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .find((window) => !window.webContents.getURL().startsWith('app://'))
        ?.close()
    })
    await acceptInvitation(link)
    await page.getByRole('button', { name: 'Refresh', exact: true }).first().click()
    await expect(invitationRow(page, 'FLEET-2048')).toContainText('Accepted')
    await shoot(page, 'accepted')
  })

  await test.step('its vehicles appear and move', async () => {
    await goTo(page, 'Map')
    const refresh = page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' })
    await page.getByLabel('Filter vehicles').fill('Swift')
    await expect(async () => {
      await refresh.click()
      await expect(vehicleList(page).getByRole('option').first()).toBeVisible({ timeout: 3000 })
    }).toPass({ timeout: 60_000 })
    await page.getByLabel('Filter vehicles').fill('')
    await page.getByRole('button', { name: /^Live/ }).click()
    await vehicleList(page)
      .getByRole('option', { name: /moving/ })
      .first()
      .click()
    const position = page
      .getByRole('complementary', { name: 'Vehicle details' })
      .getByText(/^-?\d+\.\d{5}, -?\d+\.\d{5}$/)
    await waitForMap(page)
    const before = await position.innerText()
    await shoot(page, 'one-vehicle')
    await simulator.control('/move', { seconds: 25 })
    await refresh.click()
    await expect(position).not.toHaveText(before)
    await waitForMap(page)
    await shoot(page, 'it-moves')
    await page.getByRole('button', { name: 'Close details' }).click()
    await page.getByRole('button', { name: /^Live/ }).click()
  })

  await test.step('the session: who, until when, and locked while away', async () => {
    const panel = await openSessionPanel(page)
    await expect(panel.getByRole('row', { name: /^200 OK/ })).toBeVisible()
    await shoot(page, 'session')
    await page.keyboard.press('Escape')
    await profileButton(page).click()
    await expect(page.getByRole('menuitem', { name: 'Lock', exact: true })).toBeVisible()
    await shoot(page, 'profiles')
    await page.getByRole('menuitem', { name: 'Lock', exact: true }).click()
    await expect(lockScreen(page)).toBeVisible()
    await shoot(page, 'locked')
    await page.getByRole('button', { name: 'Unlock' }).click()
    await waitForVehicles(page, 1900)
    await waitForMap(page)
  })

  await test.step('after dark', async () => {
    await goTo(page, 'Settings')
    await page.getByText('Dark', { exact: true }).click()
    await shoot(page, 'settings-dark')
    await goTo(page, 'Map')
    await page
      .getByRole('button', { name: /Fit|all vehicles/i })
      .first()
      .click()
    await waitForMap(page)
    await shoot(page, 'map-dark')
  })

  const secrets = new Map([...(await secretsOf(simulator)), [link, 'magic link']])
  await test.step('go offline', async () => {
    await simulator.stop()
    await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByText(/Offline since .* Showing positions as of/)).toBeVisible()
    await shoot(page, 'offline')
  })

  const traffic = await bridgeTraffic(electronApp)
  await app.quit()

  const second = await launch({ windowSize: size, isMotionReduced: true })
  await recordBridgeTraffic(second.electronApp)
  await second.page.reload()
  const secondTraffic = await test.step('start again without network, then come back, and sign out', async () => {
    await goTo(second.page, 'Map')
    await waitForVehicles(second.page, 1900)
    await waitForMap(second.page)
    await expect(second.page.getByText(/Offline since/)).toBeVisible()
    await shoot(second.page, 'started-offline')
    await simulator.restart()
    await second.page.getByRole('button', { name: /Retry/ }).click()
    await expect(second.page.getByText(/Offline since/)).toBeHidden()
    await resizeWindow(second.electronApp, { width: 1920, height: 1080 })
    await waitForMap(second.page)
    await shoot(second.page, 'back-online-on-a-large-screen')
    await second.page.getByRole('button', { name: /^Profile / }).click()
    await second.page.getByRole('menuitem', { name: 'Sign out…' }).click()
    const dialog = second.page.getByRole('dialog', { name: /Sign out of/ })
    await expect(dialog).toBeVisible()
    await shoot(second.page, 'sign-out')
    await dialog.getByRole('button', { name: 'Sign out', exact: true }).click()
    await expect(second.page.getByText('Catena has revoked the access token.')).toBeVisible()
    const recorded = await bridgeTraffic(second.electronApp)
    await second.quit()
    return recorded
  })

  await test.step('no secret reached the page, the log or the disk', async () => {
    expect(traffic.length).toBeGreaterThan(20)
    for (const call of ['session:report', 'session:lock', 'profiles:open']) {
      expect(traffic.some((line) => line.startsWith(call))).toBe(true)
    }
    // Both runs were recorded, each from its first call to its last.
    for (const [lines, last] of [
      [traffic, 'positions:refresh'],
      [secondTraffic, 'session:sign-out']
    ] as const) {
      expect(lines.some((line) => line.startsWith('app:info') || line.startsWith('session:get'))).toBe(true)
      expect(lines.some((line) => line.startsWith(last))).toBe(true)
      expect(leaksIn(lines, secrets)).toEqual([])
    }
    expect(leaksIn([...app.consoleLines, ...second.consoleLines], secrets)).toEqual([])
    expect(leaksIn(await textsBelow(app.userDataDir), secrets)).toEqual([])
  })
})

/** Every file of the data folder as text, led by its name. */
async function textsBelow(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(files.map(async (file) => `${file} ${await readFile(file, 'latin1').catch(() => '')}`))
}
