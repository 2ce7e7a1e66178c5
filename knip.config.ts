import type { KnipConfig } from 'knip'

/** What is reached from outside the import graph; everything else that nothing imports is dead code. */
const config: KnipConfig = {
  entry: [
    'src/main/index.ts',
    'src/preload/index.ts',
    'src/simulator/index.ts',
    'src/renderer/src/main.tsx',
    'src/**/*.test.{ts,tsx}',
    'e2e/**/*.spec.ts',
    'scripts/*.mjs',
    'scripts/*/cli.mjs',
    'scripts/**/*.test.mjs',
    'scripts/electron-runtime/launcher/main.cjs',
    'scripts/test-support/*.mjs',
    'scripts/basemap/build.mjs',
    'bench/run.mjs',
    'bench/*.bench.ts'
  ],
  project: ['src/**/*.{ts,tsx}', 'e2e/**/*.ts', 'scripts/**/*.mjs', 'bench/**/*.{ts,mjs}'],
  ignoreBinaries: ['apt-get', 'apt-cache'],
  paths: { '@shared/*': ['src/shared/*'], '@renderer/*': ['src/renderer/src/*'] }
}

export default config
