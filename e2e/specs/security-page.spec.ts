// What a page of ours can reach: SECURITY.md rows 1 to 4. Rows 5 to 9 are in security.spec.ts.
import { callNames, eventNames } from '../../src/shared/ipc/channels'
import type { Bridge } from '../../src/shared/ipc/contract'
import { expect, test } from '../fixtures'

/** What the page sees of us; `page.evaluate` runs in the page's own world. */
type PageWindow = typeof globalThis & { readonly fleetDesk: Bridge }

test.describe('the page has nothing but the bridge (SECURITY.md rows 1 and 2)', () => {
  test('no Node and no Electron in the page', async ({ app }) => {
    const types = await app.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].map((name) => name in globalThis)
    )
    expect(new Set(types)).toEqual(new Set([false]))
  })

  test('the bridge has the calls and events of the contract, and nothing else', async ({ app }) => {
    const keys = await app.page.evaluate(() => {
      const { fleetDesk } = globalThis as PageWindow
      return [Object.keys(fleetDesk), Object.keys(fleetDesk.calls), Object.keys(fleetDesk.events)]
    })
    expect(keys).toEqual([['calls', 'importFile', 'events'], [...callNames], [...eventNames]])
  })

  test('the window is sandboxed', async ({ app }) => {
    const preferences = await app.electronApp.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      // Undocumented, so possibly absent one day.
      const read: unknown = contents === undefined ? undefined : Reflect.get(contents, 'getLastWebPreferences')
      return typeof read === 'function' ? (read.call(contents) as Record<string, unknown>) : null
    })
    test.skip(preferences === null, 'this Electron does not tell the preferences of a window')
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false
    })
  })
})

test.describe('the page comes from our scheme (row 3)', () => {
  test('has an origin of its own', async ({ app }) => {
    expect(await app.page.evaluate(() => location.origin)).toBe('app://bundle')
  })

  test('answers 400 to paths that no build of ours has, and 404 to files it does not serve', async ({ app }) => {
    const expected: Readonly<Record<string, number>> = {
      '/': 200,
      '/basemap/world.pmtiles': 200,
      '/..%2fpackage.json': 400,
      '/%2e%2e%2f%2e%2e%2fpackage.json': 400,
      '/..%5cpackage.json': 400,
      '/index.html%2500.js': 400,
      '/?next=https://evil.invalid/': 400,
      '/nothing-here.js': 404,
      '/package.json': 404,
      '/../package.json': 404
    }
    const statuses = await app.page.evaluate(
      async (paths) =>
        Object.fromEntries(await Promise.all(paths.map(async (path) => [path, (await fetch(path)).status] as const))),
      Object.keys(expected)
    )
    expect(statuses).toEqual(expected)
  })

  test('answers 405 to anything but reading', async ({ app }) => {
    expect(await app.page.evaluate(async () => (await fetch('/', { method: 'POST' })).status)).toBe(405)
  })

  test('has one host only', async ({ app }) => {
    const status = await app.electronApp.evaluate(async ({ net }) => (await net.fetch('app://other/index.html')).status)
    expect(status).toBe(404)
  })

  test('sends the part of a file that was asked for', async ({ app }) => {
    const part = await app.page.evaluate(async () => {
      const answer = await fetch('/basemap/world.pmtiles', { headers: { Range: 'bytes=0-6' } })
      return { status: answer.status, range: answer.headers.get('content-range'), text: await answer.text() }
    })
    expect(part).toMatchObject({ status: 206, text: 'PMTiles' })
    expect(part.range).toMatch(/^bytes 0-6\/\d+$/)
  })
})

test.describe('the content security policy holds in the page (row 4)', () => {
  test('starts without a violation', async ({ app: { page } }) => {
    await page.addInitScript(() => {
      const violations: string[] = []
      Reflect.set(globalThis, 'violationsAtStart', violations)
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
      })
    })
    await page.reload({ waitUntil: 'networkidle' })
    await expect.poll(() => page.evaluate(() => document.querySelector('#root')?.childElementCount)).toBeGreaterThan(0)
    expect(await page.evaluate(() => Reflect.get(globalThis, 'violationsAtStart') as unknown)).toEqual([])
  })

  test('blocks code made from text', async ({ app }) => {
    // The policy does not bind what DevTools evaluates, but does bind a timer: its callback runs after that evaluation has ended.
    const probe = (): Promise<string> =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            const fromText = Reflect.construct(Function, ['return "ran"']) as () => unknown
            resolve(String(fromText()))
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'unknown')
          }
        }, 0)
      })
    expect(await app.page.evaluate(probe)).toBe('EvalError')
    // The control: without our policy the same probe runs, so the one above can fail.
    const elsewhere = await app.electronApp.evaluate(async ({ BrowserWindow }, code) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
      await window.loadURL('data:text/html,<title>no policy</title>')
      const result: unknown = await window.webContents.executeJavaScript(`(${code})()`)
      window.destroy()
      return result
    }, probe.toString())
    expect(elsewhere).toBe('ran')
  })

  test('blocks markup that brings code, styles, frames or requests elsewhere', async ({ app }) => {
    const expected = [
      'connect-src https://evil.invalid',
      'frame-src https://evil.invalid',
      'object-src https://evil.invalid',
      'script-src-attr inline',
      'script-src-elem blob',
      'script-src-elem data',
      'script-src-elem https://evil.invalid',
      'script-src-elem inline',
      'style-src-attr inline',
      'style-src-elem inline',
      'worker-src blob'
    ]
    const { violations, ran } = await app.page.evaluate(async (expected) => {
      const violations: string[] = []
      const done = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
          violations.push(`${effectiveDirective} ${blockedURI.replace(/^(https:\/\/[^/]+).*$/, '$1')}`)
          if (expected.every((violation) => violations.includes(violation))) resolve()
        })
      })
      const host = document.createElement('div')
      host.innerHTML = `
        <img src="data:," onerror="globalThis.probeRan = 'handler'">
        <p style="color: red">x</p>
        <style>p { color: red }</style>
        <iframe src="https://evil.invalid/"></iframe>
        <object data="https://evil.invalid/"></object>`
      document.body.append(host)
      const addScript = (change: (script: HTMLScriptElement) => void): void => {
        const script = document.createElement('script')
        change(script)
        host.append(script)
      }
      const code = "globalThis.probeRan = 'script'"
      addScript((script) => (script.textContent = code))
      addScript((script) => (script.src = 'https://evil.invalid/x.js'))
      addScript((script) => (script.src = `data:text/javascript,${code}`))
      addScript((script) => (script.src = URL.createObjectURL(new Blob([code]))))
      fetch('https://evil.invalid/').catch(() => undefined)
      try {
        new Worker(URL.createObjectURL(new Blob([code])))
      } catch {
        // Chromium 114 throws, later ones report; both add a violation.
      }
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 10_000))])
      host.remove()
      return { violations, ran: Reflect.get(globalThis, 'probeRan') as unknown }
    }, expected)
    expect(ran).toBeUndefined()
    expect(violations).toEqual(expect.arrayContaining(expected))
  })
})
