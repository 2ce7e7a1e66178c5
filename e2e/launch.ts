import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

const projectDir = resolve(__dirname, '..')

export interface PageSize {
  readonly width: number
  readonly height: number
}

/** The app in a real Electron, with everything it printed. */
export interface LaunchedApp {
  readonly electronApp: ElectronApplication
  readonly page: Page
  readonly userDataDir: string
  /** What the main process wrote to stdout and stderr, and what the page wrote to its console. */
  readonly consoleLines: readonly string[]
  /** Gives the page exactly this size, in CSS pixels. */
  resize(size: PageSize): Promise<void>
  /** Ends it as a person would: by quitting. */
  quit(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

export interface LaunchOptions {
  readonly userDataDir: string
  readonly args?: readonly string[]
  /** `keyring`: the session's own keyring (scripts/headless starts one). `none`: a system without any. */
  readonly keyring?: 'keyring' | 'none'
  readonly colorScheme?: 'light' | 'dark'
  readonly windowSize?: PageSize
  /** Environment variables beyond this process's own; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** For pictures: nothing is caught in the middle of a transition. */
  readonly isMotionReduced?: boolean
}

/** Flags that any Electron of ours needs in a test; kept in one place because Playwright's Electron support is experimental. */
export function electronFlags(options: LaunchOptions): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--force-device-scale-factor=1',
    `--password-store=${options.keyring === 'none' ? 'basic' : 'gnome-libsecret'}`,
    projectDir,
    `--user-data-dir=${options.userDataDir}`,
    ...(options.args ?? [])
  ]
}

/** The executable that scripts/electron-runtime chose; asked once a run, by the script that starts Playwright. */
export function electronExecutable(): string {
  return (
    process.env['FLEET_DESK_ELECTRON'] ??
    execFileSync(process.execPath, [resolve(projectDir, 'scripts/electron-runtime/cli.mjs')], {
      encoding: 'utf8'
    }).trim()
  )
}

/** Starts the built app and waits for its first window. */
export async function launchApp(options: LaunchOptions): Promise<LaunchedApp> {
  const consoleLines: string[] = []
  const electronApp = await _electron.launch({
    executablePath: electronExecutable(),
    args: electronFlags(options),
    env: definedOnly({ ...process.env, TZ: 'America/Chicago', ...options.env }),
    colorScheme: options.colorScheme ?? 'light',
    timeout: 60_000
  })
  const child = electronApp.process()
  child.stdout?.on('data', (chunk: Buffer) => consoleLines.push(chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => consoleLines.push(chunk.toString()))
  const page = await electronApp.firstWindow()
  page.on('console', (message) => consoleLines.push(message.text()))
  page.on('pageerror', (error) => consoleLines.push(`pageerror ${error.message}`))
  if (options.isMotionReduced === true) await page.emulateMedia({ reducedMotion: 'reduce' })
  if (options.windowSize !== undefined) await resizeWindow(electronApp, options.windowSize)
  return {
    electronApp,
    page,
    userDataDir: options.userDataDir,
    consoleLines,
    resize: (size) => resizeWindow(electronApp, size),
    quit: () => electronApp.close(),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGKILL')
      await ended
    }
  }
}

function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** Gives the page exactly this size, in CSS pixels. */
export async function resizeWindow(electronApp: ElectronApplication, size: PageSize): Promise<void> {
  await electronApp.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
}

/** Gives the window whose address ends so exactly this size, in CSS pixels. */
export async function resizePage(electronApp: ElectronApplication, ending: string, size: PageSize): Promise<void> {
  await electronApp.evaluate(
    ({ BrowserWindow }, { suffix, width, height }) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().endsWith(suffix))
      window?.setContentSize(width, height)
    },
    { suffix: ending, ...size }
  )
}
