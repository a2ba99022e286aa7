import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string): string => fileURLToPath(new URL(`./compiler/runtime/${path}`, import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      'codicil/runtime': source('runtime.ts'),
      'codicil/compute': source('compute.ts'),
      'codicil/calendar': source('calendar/index.ts'),
    },
  },
  test: { include: ['test/**/*.test.ts'], pool: 'forks', testTimeout: 60_000 },
})
