// @ts-check
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Electron's IPC may be touched in two folders only, so that every call passes the contract (DESIGN.md, invariant 2). */
const electronIpc = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer', 'contextBridge'],
  message: 'Only src/main/ipc and src/preload touch Electron IPC. Declare the call in src/shared/ipc/contract.ts.'
}

export default tseslint.config(
  { ignores: ['out/', 'node_modules/', 'demo-output/', 'test-results/', 'playwright-report/', 'resources/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only (STYLE.md).' }
      ]
    }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': ['error', { paths: [electronIpc] }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'shell', property: 'openExternal', message: 'Open links through src/main/window/external-links.ts.' },
        { object: 'process', property: 'env', message: 'Read the environment once, in src/main/app/launch-options.ts.' }
      ]
    }
  },
  {
    files: ['src/main/ipc/**/*.ts', 'src/preload/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' }
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // Speaks of the React Compiler, which this build does not use.
      'react-hooks/incompatible-library': 'off'
    }
  },
  {
    files: ['*.config.{ts,mts,mjs}', 'scripts/**/*.mjs', '*.cjs'],
    rules: { 'no-restricted-syntax': 'off' }
  },
  { files: ['**/*.{mjs,cjs}'], ...tseslint.configs.disableTypeChecked },
  {
    // The base map's build script runs once a year with packages that the app does not install, so its types cannot be checked.
    files: ['scripts/basemap/*.mjs'],
    rules: { '@typescript-eslint/ban-ts-comment': ['error', { 'ts-nocheck': 'allow-with-description' }] }
  }
)
