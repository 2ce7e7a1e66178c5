import react from '@vitejs/plugin-react'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = {
  '@shared': resolve(__dirname, 'src/shared'),
  '@renderer': resolve(__dirname, 'src/renderer/src')
}

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/{main,shared,simulator,preload}/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}'],
          // Tests talk to loopback only: any other address fails the test.
          setupFiles: [resolve(__dirname, 'scripts/test-support/loopback-only.mjs')]
        }
      },
      {
        plugins: [react()],
        resolve: { alias },
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          setupFiles: [resolve(__dirname, 'src/renderer/src/test-support/setup.ts')]
        }
      }
    ]
  }
})
