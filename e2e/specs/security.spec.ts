// Where the window may lead and who may call: SECURITY.md rows 5 to 9. Rows 1 to 4 are in security-page.spec.ts.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { callNames } from '../../src/shared/ipc/channels'
import type { Bridge } from '../../src/shared/ipc/contract'
import { expect, test } from '../fixtures'

/** What the page sees of us; `page.evaluate` runs in the page's own world. */
type PageWindow = typeof globalThis & { readonly fleetDesk: Bridge }

interface SeenNavigation {
  readonly url: string
  readonly isPrevented: boolean
}

test.describe('the window stays on our page (row 5)', () => {
  test('a page that leads elsewhere stays where it is', async ({ app }) => {
    const seen = await app.electronApp.evaluateHandle(({ BrowserWindow }) => {
      const seen: SeenNavigation[] = []
      BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (event) => {
        seen.push({ url: event.url, isPrevented: event.defaultPrevented })
      })
      return seen
    })
    // Chromium itself refuses data: and file: from a page, before anybody is asked; the others come to our guard.
    const targets = [
      'data:text/html,x',
      'file:///etc/passwd',
      'app://bundle/assets/',
      'app://other/',
      'https://evil.invalid/'
    ]
    for (const target of targets) {
      await app.page.evaluate((url) => {
        location.href = url
      }, target)
      if (/^(data|file):/.test(target)) continue
      await expect.poll(() => seen.jsonValue()).toContainEqual({ url: target, isPrevented: true })
    }
    expect((await seen.jsonValue()).filter(({ isPrevented }) => !isPrevented)).toEqual([])
    expect(await app.page.evaluate(() => location.href)).toBe('app://bundle/')
  })

  test('a redirect is not followed', async ({ app }) => {
    const paths: string[] = []
    const server = createServer((request, response) => {
      paths.push(request.url ?? '')
      response.writeHead(302, { Location: '/elsewhere' }).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const outcome = await app.electronApp.evaluate(async ({ BrowserWindow }, url) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
      const result = await window.loadURL(url).then(
        () => 'loaded',
        () => 'refused'
      )
      window.destroy()
      return result
    }, `http://127.0.0.1:${port}/start`)
    server.close()
    expect(outcome).toBe('refused')
    expect(paths).toEqual(['/start'])
  })

  test('a webview is refused even in a window that would allow one', async ({ app }) => {
    const isPrevented = await app.electronApp.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, webviewTag: true } })
      const asked = new Promise<boolean>((resolve) => {
        window.webContents.on('will-attach-webview', (event) => resolve(event.defaultPrevented))
      })
      await window.loadURL('data:text/html,<webview src="data:text/html,inner"></webview>')
      const answer = await asked
      window.destroy()
      return answer
    })
    expect(isPrevented).toBe(true)
  })
})

test('new windows are refused; only listed links reach the system (row 6)', async ({ app }) => {
  const opened = await app.electronApp.evaluateHandle(({ shell }) => {
    const opened: string[] = []
    shell.openExternal = (url) => {
      opened.push(url)
      return Promise.resolve()
    }
    return opened
  })
  const windows = await app.page.evaluate(() =>
    [
      'https://evil.invalid/?next=app://bundle/',
      'https://docs.catenatelematics.com.evil.invalid/',
      'https://docs.catenatelematics.com@evil.invalid/',
      'http://docs.catenatelematics.com/',
      'file:///etc/passwd',
      'smb://server/share',
      'javascript:globalThis.probeRan = 1',
      'about:blank',
      'app://bundle/',
      'https://docs.catenatelematics.com/'
    ].map((url) => window.open(url) === null)
  )
  expect(new Set(windows)).toEqual(new Set([true]))
  await expect.poll(() => opened.jsonValue()).toEqual(['https://docs.catenatelematics.com/'])
  expect(await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('permissions are refused (row 7)', async ({ app }) => {
  const answers = await app.page.evaluate(async () => {
    const states = await Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'].map(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state
      )
    )
    const position = await new Promise<number | 'given'>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        (error) => resolve(error.code)
      )
    )
    const clipboard = await navigator.clipboard.readText().then(
      () => 'given',
      (error: unknown) => (error instanceof Error ? error.name : 'unknown')
    )
    return { states, notification: await Notification.requestPermission(), position, clipboard }
  })
  expect(answers).toEqual({
    states: ['denied', 'denied', 'denied', 'denied', 'denied', 'denied'],
    notification: 'denied',
    position: 1,
    clipboard: 'NotAllowedError'
  })
})

test.describe('calls', () => {
  for (const url of ['data:text/html,<title>other</title>', 'app://bundle/']) {
    test(`from a window that is not ours, on ${url}, are refused (row 8)`, async ({ app }) => {
      const answers = await app.electronApp.evaluate(
        async ({ app: electron, BrowserWindow }, { target, names }) => {
          const preload = `${electron.getAppPath()}/out/preload/index.js`
          const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
          await window.loadURL(target)
          const answers: unknown = await window.webContents.executeJavaScript(
            `Promise.all(${JSON.stringify(names)}.map((name) => fleetDesk.calls[name]()))`
          )
          window.destroy()
          return answers
        },
        { target: url, names: callNames }
      )
      expect(answers).toEqual(callNames.map(() => ({ ok: false, error: { code: 'refused-sender' } })))
    })
  }

  test('with input that the contract does not allow are answered with a Result and change nothing (row 9)', async ({
    app
  }) => {
    const answers = await app.page.evaluate(async (names) => {
      const { calls } = (globalThis as PageWindow).fleetDesk
      const junk: unknown[] = [{ junk: true }, 'text', 12, null, [[]], new Uint8Array(8), { handle: {} }]
      const codes = new Set<string>()
      for (const name of names) {
        for (const input of junk) {
          const answer = await (calls[name] as (input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>)(
            input
          )
          codes.add(answer.ok ? `${name} accepted ${String(input)}` : (answer.error?.code ?? 'none'))
        }
      }
      return [...codes]
    }, callNames)
    expect(answers).toEqual(['invalid-input'])
  })
})
