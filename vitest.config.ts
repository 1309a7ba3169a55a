import { defineConfig } from 'vitest/config'

const each = {
  pool: 'forks' as const,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // What is built needs no transforming: Node reads it by itself.
  server: { deps: { external: [/\/dist\//] } },
}
const neverTests = ['**/node_modules/**', '**/dist/**']
const afterwards = 'tests/afterwards/*.test.ts'
/** Those that need no database: `npm run test:quick`. */
const quick = [
  'packages/{delivery,fair-queue,poa-document,process,scan,validation}/src/**/*.test.ts',
  'apps/desk/src/**/*.test.ts',
  'tests/{boundaries,image,log-events,words}.test.ts',
]

export default defineConfig({
  test: {
    globalSetup: ['tests/temporary-folder.ts'],
    maxWorkers: 2,
    projects: [
      { test: { ...each, name: 'quick', include: quick, exclude: neverTests } },
      {
        test: {
          ...each,
          name: 'tests',
          include: ['{packages,apps}/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [...neverTests, ...quick, afterwards],
          globalSetup: ['tests/database-server.ts'],
          setupFiles: ['tests/note-error-rows.ts'],
        },
      },
      // Run when all others have ended: they judge what those came to.
      { test: { ...each, name: 'afterwards', include: [afterwards], sequence: { groupOrder: 1 } } },
    ],
  },
})
