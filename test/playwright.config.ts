import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: ['e2e/**/*.e2e.ts', 'e2e-security/**/*.e2e.ts'],
  outputDir: '../test-results',
  // Electron windows share one virtual display and one keyboard focus.
  workers: 1,
  // A flake is a bug: it must be seen, not retried away.
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  reporter: [['list']],
  use: { trace: 'off' },
})
