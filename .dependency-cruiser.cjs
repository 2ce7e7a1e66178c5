/** Who may import whom (DESIGN.md, "The house"): folders are processes. */
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment: 'src/shared runs in every process: no Electron, no Node, nothing of another folder.',
      severity: 'error',
      from: { path: '^src/shared', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(src/(main|renderer|preload|simulator)|node_modules/electron)|^electron$',
        dependencyTypesNot: ['type-only']
      }
    },
    {
      name: 'shared-has-no-node',
      severity: 'error',
      from: { path: '^src/shared', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] }
    },
    {
      name: 'renderer-imports-shared-only',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: '^(src/(main|preload|simulator)|node_modules/electron/)|^electron$' }
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^src/renderer', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] }
    },
    {
      name: 'preload-imports-channel-names-only',
      severity: 'error',
      from: { path: '^src/preload', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src|node_modules)', pathNot: '^(src/shared/ipc/channels\\.ts|src/preload|node_modules/electron/)' }
    },
    {
      name: 'main-imports-shared-only',
      severity: 'error',
      from: { path: '^src/main' },
      to: { path: '^src/(renderer|preload|simulator)' }
    },
    {
      name: 'catena-client-is-plain-typescript',
      severity: 'error',
      from: { path: '^src/main/catena', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src/main/(?!catena)|node_modules/electron/)|^electron$' }
    },
    {
      name: 'simulator-stands-alone',
      severity: 'error',
      from: { path: '^src/simulator', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src/(main|renderer|preload)|node_modules/electron/)|^electron$' }
    },
    {
      name: 'nothing-imports-tests-or-benchmarks',
      severity: 'error',
      from: { path: '^(src|scripts)' },
      to: { path: '^(e2e|bench)' }
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^src/renderer/src/ui' },
      to: { path: '^src/renderer/src/(features|state|map)' }
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.renderer.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types']
    }
  }
}
