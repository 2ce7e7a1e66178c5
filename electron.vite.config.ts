import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

const shared = resolve(__dirname, 'src/shared')
const unused = resolve(__dirname, 'src/main/storage/unused-by-conf.ts')

// Two floors, because the app must also run in the fallback Electron 25 (DESIGN.md, "Running on any machine"):
// main and preload on Node 18.15 as CommonJS, the page on Chromium 114.
export default defineConfig({
  main: {
    resolve: {
      alias: {
        '@shared': shared,
        // conf loads them for its options `schema` and `migrations`, which we do not use: a third of main's script, read at every start.
        'ajv/dist/2020.js': unused,
        'ajv-formats': unused,
        semver: unused
      }
    },
    build: {
      target: 'node18.15',
      // Only `dependencies` stay outside the bundle (classic-level, which is native); ESM-only packages are bundled.
      rolldownOptions: {
        input: {
          index: resolve(__dirname, 'src/main/index.ts'),
          simulator: resolve(__dirname, 'src/simulator/index.ts')
        },
        // Beside the entry, so that `__dirname` means the same in every part of main.
        output: { format: 'cjs', chunkFileNames: '[name]-[hash].js' }
      }
    }
  },
  preload: {
    resolve: { alias: { '@shared': shared } },
    build: {
      target: 'node18.15',
      // A sandboxed preload can load nothing but `electron`: everything else is bundled into its one file.
      externalizeDeps: false,
      rolldownOptions: { output: { format: 'cjs' } }
    }
  },
  renderer: {
    resolve: { alias: { '@shared': shared, '@renderer': resolve(__dirname, 'src/renderer/src') } },
    worker: { format: 'es' },
    build: { target: 'chrome114', minify: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    plugins: [react()]
  }
})
