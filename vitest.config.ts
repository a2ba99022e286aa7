import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: { 'codicil/runtime': fileURLToPath(new URL('./compiler/runtime/runtime.ts', import.meta.url)) },
  },
  test: { include: ['test/**/*.test.ts'], pool: 'forks', testTimeout: 60_000 },
})
