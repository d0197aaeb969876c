/** Which files are mutated and how; `run.mjs` adds the mutators for exact decimals. */
export const config = {
  // Venue files are dated figures, not code: their specs compare them with a second reading of the source.
  mutate: ['src-shared/{calc,market}/*.ts', '!src-shared/**/*.{spec,type-test}.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  // Schemas and constants run once per load, so each would cost a whole run; their specs hold them.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ['progress-append-only', 'clear-text'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  thresholds: { high: 90, low: 80, break: null },
  tempDirName: '.tsbuild/mutation',
  ignorePatterns: ['out', 'dist', '.runtime', '.tsbuild', 'test-results', 'playwright-report'],
  allowConsoleColors: false,
}
