import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { serveFolders } from '../../scripts/chromium/serve-folders.mjs'
import { projectDirectory } from '../../scripts/tasks/project-tools.mjs'

/** The pages of the map benchmark, served on loopback. */
export interface Site {
  /** Ends in a slash. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** An origin of its own, which browsers give clocks of five microseconds instead of a hundred. */
const isolation = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }

/** Where the pages of a benchmark are. */
interface SiteOptions {
  /** A folder. */
  readonly root: string
  /** Files in it. */
  readonly pages: readonly string[]
}

const mapPages: SiteOptions = { root: resolve(import.meta.dirname, 'page'), pages: ['index.html', 'list.html'] }

/** Builds the pages as the app's own page is built, and serves them with the bundled base map. */
export async function openSite({ root, pages }: SiteOptions = mapPages): Promise<Site> {
  const outDir = await mkdtemp(join(tmpdir(), 'fleet-desk-map-bench-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    resolve: {
      alias: {
        '@shared': resolve(projectDirectory, 'src/shared'),
        '@renderer': resolve(projectDirectory, 'src/renderer/src')
      }
    },
    worker: { format: 'es' },
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome114',
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: pages.map((page) => join(root, page)) }
    }
  })
  const basemap = resolve(projectDirectory, 'resources/basemap')
  const server = await serveFolders({ '/': outDir, '/basemap/': basemap }, { headers: isolation })
  return {
    url: server.url,
    close: async () => {
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    }
  }
}
