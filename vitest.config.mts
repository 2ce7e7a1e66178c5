import react from '@vitejs/plugin-react'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = {
  '@shared': resolve(import.meta.dirname, 'src/shared'),
  '@renderer': resolve(import.meta.dirname, 'src/renderer/src')
}

export default defineConfig({
  test: {
    // Vitest leaves one core to its own process, which has little to do: on two cores that would be half of the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/{main,shared,simulator,preload}/**/*.test.ts', '{scripts,bench}/**/*.test.{ts,mjs}'],
          // Tests talk to loopback only: any other address fails the test.
          setupFiles: [resolve(import.meta.dirname, 'scripts/test-support/loopback-only.mjs')]
        }
      },
      {
        plugins: [react()],
        resolve: { alias },
        test: {
          name: 'renderer',
          environment: 'jsdom',
          // Typing into a form takes seconds where two cores also build and run a browser.
          testTimeout: 15_000,
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          setupFiles: [resolve(import.meta.dirname, 'src/renderer/src/test-support/setup.ts')]
        }
      }
    ]
  }
})
