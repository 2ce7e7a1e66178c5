import { spawn } from 'node:child_process'
import type { ElectronApplication } from '@playwright/test'
import { expect, test } from '../fixtures'
import { snapshotCount } from '../snapshot-count'
import { electronExecutable, electronFlags } from '../launch'

test.describe('one app per data folder (SECURITY.md row 12)', () => {
  test('a second launch ends and brings the first window forward', async ({ app }) => {
    const calls = await app.electronApp.evaluateHandle(({ BrowserWindow }) => {
      const calls: string[] = []
      const window = BrowserWindow.getAllWindows()[0]
      if (window !== undefined) {
        // There is no window manager in the test's display, so focus itself cannot be seen; that it was asked for can.
        window.focus = () => void calls.push('focus')
      }
      return calls
    })
    const second = spawn(electronExecutable(), electronFlags({ userDataDir: app.userDataDir }), { stdio: 'ignore' })
    const exitCode = await new Promise((resolve) => second.once('exit', resolve))
    expect(exitCode).toBe(0)
    await expect.poll(() => calls.jsonValue()).toEqual(['focus'])
    expect(await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('another data folder is another app', async ({ app, launch }) => {
    const other = await launch({ userDataDir: `${app.userDataDir}-other` })
    expect(await other.page.evaluate(() => location.origin)).toBe('app://bundle')
    expect(await app.page.evaluate(() => location.origin)).toBe('app://bundle')
  })
})

test.describe('a page that crashes (row 14)', () => {
  test('comes back with its data', async ({ app }) => {
    const before = await app.electronApp.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return (await contents?.executeJavaScript(`fleetDesk.calls['session:start-demo']()`)) as unknown
    })
    expect(before).toMatchObject({ ok: true })
    const vehicleCount = await expectVehicles(app.electronApp)
    await crash(app.electronApp)
    await expectPage(app.electronApp)
    expect(await readVehicleCount(app.electronApp)).toBe(vehicleCount)
  })

  test('asks instead of looping when it crashes again within a minute', async ({ app }) => {
    const questions = await app.electronApp.evaluateHandle(({ dialog }) => {
      const questions: string[] = []
      // Stands for the person, who presses the first button.
      Reflect.set(
        dialog,
        'showMessageBox',
        (_window: unknown, { message, buttons }: { message: string; buttons: string[] }) => {
          questions.push([message, ...buttons].join(' | '))
          return Promise.resolve({ response: 0, checkboxChecked: false })
        }
      )
      return questions
    })
    await crash(app.electronApp)
    await expectPage(app.electronApp)
    expect(await questions.jsonValue()).toEqual([])
    await crash(app.electronApp)
    await expect
      .poll(() => questions.jsonValue())
      .toEqual(['The window stopped twice within a minute. | Open again | Quit'])
    await expectPage(app.electronApp)
  })

  test('ends the app when the person chooses to quit', async ({ app }) => {
    await app.electronApp.evaluate(({ dialog }) => {
      Reflect.set(dialog, 'showMessageBox', () => Promise.resolve({ response: 1, checkboxChecked: false }))
    })
    await crash(app.electronApp)
    await expectPage(app.electronApp)
    const ended = new Promise((resolve) => app.electronApp.process().once('exit', resolve))
    await crash(app.electronApp)
    expect(await ended).toBe(0)
  })
})

test('the place of the window is kept between runs', async ({ app, launch }) => {
  const bounds = { x: 60, y: 40, width: 1100, height: 700 }
  await app.electronApp.evaluate(
    ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
    bounds
  )
  await app.quit()
  const again = await launch()
  const restored = await again.electronApp.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds()
  )
  expect(restored).toEqual(bounds)
})

/** Kills the page's process and waits until Electron has noticed. */
async function crash(electronApp: ElectronApplication): Promise<void> {
  await electronApp.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('render-process-gone', () => resolve())
        contents?.forcefullyCrashRenderer()
      })
  )
}

/** Waits for a page that has drawn something. Through main, since Playwright takes a page that crashed for dead. */
async function expectPage(electronApp: ElectronApplication): Promise<void> {
  await expect
    .poll(() => inPage(electronApp, `document.querySelector('#root')?.childElementCount ?? 0`), { timeout: 20_000 })
    .toBeGreaterThan(0)
}

async function expectVehicles(electronApp: ElectronApplication): Promise<unknown> {
  await expect
    .poll(() => inPage(electronApp, `fleetDesk.calls['positions:status']().then(({ value }) => value?.asOfMs ?? 0)`), {
      timeout: 60_000
    })
    .toBeGreaterThan(0)
  const vehicleCount = await readVehicleCount(electronApp)
  expect(vehicleCount).toBeGreaterThan(0)
  return vehicleCount
}

function readVehicleCount(electronApp: ElectronApplication): Promise<unknown> {
  return inPage(electronApp, snapshotCount)
}

/** Evaluates in the window's page; undefined while there is none. */
function inPage(electronApp: ElectronApplication, code: string): Promise<unknown> {
  return electronApp.evaluate(async ({ BrowserWindow }, script) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return undefined
    return (await contents.executeJavaScript(script)) as unknown
  }, code)
}
