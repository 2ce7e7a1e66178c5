import type { Page } from '@playwright/test'
import { join } from 'node:path'
import { test as base } from './fixtures'
import type { LaunchedApp, LaunchOptions, PageSize } from './launch'
import { connectTo, credentialsOf } from './pages/connect-page'
import { waitForVehicles } from './pages/workspace-page'
import { picturesDir } from './pictures'
import { openChromium, type ChromiumPage, type ChromiumPages } from './renderer/chromium-page'

export { expect } from '@playwright/test'

/** The project in which the page runs in the system's Chromium, without main. */
export const rendererProject = 'renderer'
/** Tests with this tag run in Electron and, for the page alone, in Chromium. */
export const bothEngines = { tag: '@renderer' } as const

/** What a workspace begins with; the same in both engines, where it is said. */
export interface WorkspaceStart extends Pick<LaunchOptions, 'windowSize' | 'isMotionReduced' | 'colorScheme'> {
  /** How many vehicles there are; some hundred or more unless it is said. */
  readonly vehicles?: number
  /** So many are in the list before a test begins; a simulator keeps some to itself, as fleets do. */
  readonly listedAtLeast?: number
}

/** An open session with its map, its list and some hundred vehicles or more, whatever it runs in. */
export interface Workspace {
  readonly page: Page
  /** What the page, and in Electron main, wrote. */
  readonly consoleLines: readonly string[]
  /** Lets the vehicles drive on; the page hears of it at its next refresh. */
  readonly driveOn: () => Promise<void>
  /** From here on nothing is answered by a server. */
  readonly stopServer: () => Promise<void>
  /** Gives the page exactly this size, in CSS pixels of an unzoomed page. */
  readonly resize: (size: PageSize) => Promise<void>
  /** What a person does with Ctrl and +. */
  readonly zoom: (factor: number) => Promise<void>
  /** A PNG of all that is in the window, also where it is zoomed. */
  readonly picture: () => Promise<Buffer>
  /** Where the pictures of this engine go. */
  readonly ownPicturesDir: string
}

interface WorkerFixtures {
  /** Starts Chromium when it is asked for the first time. */
  readonly chromiumPages: () => Promise<ChromiumPages>
}

interface TestFixtures {
  readonly workspaceStart: WorkspaceStart
  readonly workspace: Workspace
}

/** As `test` of the fixtures, with a workspace in the engine of the project. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  chromiumPages: [
    async ({}, use) => {
      let opened: Promise<ChromiumPages> | undefined
      await use(() => (opened ??= openChromium()))
      await (await opened)?.close()
    },
    { scope: 'worker' }
  ],
  workspaceStart: [{}, { option: true }],
  workspace: async ({ chromiumPages, launch, anotherSimulator, workspaceStart }, use, { project }) => {
    const { vehicles, listedAtLeast = 100, ...options } = workspaceStart
    if (project.name === rendererProject) {
      const consoleLines: string[] = []
      const opened = await (await chromiumPages()).open(workspaceStart, (line) => consoleLines.push(line))
      await waitForVehicles(opened.page, listedAtLeast)
      await use(workspaceOfPage(opened, consoleLines))
      await opened.page.context().close()
      return
    }
    const simulator = await anotherSimulator(vehicles === undefined ? {} : { vehicles })
    const app = await launch(options)
    await connectTo(app.page, credentialsOf(simulator.addresses))
    await waitForVehicles(app.page, listedAtLeast)
    await use({
      page: app.page,
      consoleLines: app.consoleLines,
      driveOn: () => simulator.control('/move', { seconds: 25 }),
      stopServer: () => simulator.stop(),
      resize: (size) => app.resize(size),
      zoom: (factor) => zoomWindow(app, factor),
      picture: () => windowPicture(app),
      ownPicturesDir: picturesDir
    })
  }
})

function workspaceOfPage({ page, resize, zoom, picture }: ChromiumPage, consoleLines: readonly string[]): Workspace {
  return {
    page,
    consoleLines,
    // Vehicles drive on at each refresh by themselves.
    driveOn: () => Promise.resolve(),
    // There is none: what the page asks for is answered inside of it.
    stopServer: () => Promise.resolve(),
    resize,
    zoom,
    picture,
    ownPicturesDir: join(picturesDir, 'chromium')
  }
}

async function zoomWindow({ electronApp }: LaunchedApp, factor: number): Promise<void> {
  await electronApp.evaluate(({ BrowserWindow }, by) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by)
  }, factor)
}

/** Playwright takes the page for unzoomed, and cuts off what lies beyond. */
async function windowPicture({ electronApp }: LaunchedApp): Promise<Buffer> {
  const base64 = await electronApp.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage()
    return image?.toPNG().toString('base64') ?? ''
  })
  return Buffer.from(base64, 'base64')
}
