import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Start-up under software rendering takes about two seconds, a sweep of the demo fleet less; the rest is room for a busy machine.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // Two cores: a second worker would make every wait longer and every figure meaningless.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // A machine that others use can miss a deadline once; a defect misses it twice. Playwright names such a test flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: { trace: 'off' },
  projects: [
    { name: 'e2e', testMatch: 'specs/**/*.spec.ts' },
    // The page alone, in the system's Chromium: a newer engine than that of the fallback Electron. The same specs, those with the tag.
    { name: 'renderer', testMatch: 'specs/**/*.spec.ts', grep: /@renderer/ },
    // The guided tour of `npm run demo`; it also leaves the pictures of demo-output/.
    { name: 'tour', testMatch: 'tour/**/*.spec.ts', timeout: 240_000 }
  ]
})
