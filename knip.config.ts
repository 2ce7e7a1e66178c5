import type { KnipConfig } from 'knip'

/** What is reached from outside the import graph; everything else that nothing imports is dead code. */
const config: KnipConfig = {
  entry: [
    'src/simulator/index.ts',
    'src/**/*.test.{ts,tsx}',
    'e2e/**/*.spec.ts',
    'scripts/*.mjs',
    'scripts/*/cli.mjs',
    'scripts/**/*.test.mjs',
    'scripts/electron-runtime/launcher/main.cjs',
    'scripts/test-support/*.mjs',
    // Spawned by path, in a process of its own.
    'src/main/fleet/test-support/run-crash-child.ts',
    'scripts/basemap/build.mjs',
    'bench/*.bench.ts',
    'bench/**/*.test.ts',
    // Scripts of the benchmarks' pages, named in their HTML.
    'bench/*/page/*-page.ts',
    // Put in the place of packages by the build (electron.vite.config.ts).
    'src/main/storage/unused-by-conf.ts',
    // Bundled by path, for the page in a browser.
    'e2e/renderer/page-bridge.ts',
    // Main scripts of the benchmarks' own, bundled by path.
    'bench/desktop/*-main.ts'
  ],
  project: ['src/**/*.{ts,tsx}', 'e2e/**/*.ts', 'scripts/**/*.mjs', 'bench/**/*.{ts,mjs}'],
  // Limits and types that a documented signature in the same file names are part of its contract, imported or not.
  ignoreExportsUsedInFile: true,
  // Only the base map's build script wants these, and names them in its header (docs: BASEMAP.md, section 3).
  ignoreDependencies: [
    'polylabel',
    'shapefile',
    'geojson-vt',
    'topojson-client',
    'topojson-server',
    '@maplibre/vt-pbf'
  ],
  ignoreBinaries: ['apt-get', 'apt-cache', 'openssl', 'mkfifo'],
  paths: { '@shared/*': ['src/shared/*'], '@renderer/*': ['src/renderer/src/*'] }
}

export default config
