/** Reads how many tests passed and failed out of the reports of the test runners. */

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * Vitest's JSON report. A file that could not be loaded has no tests of its own and counts as one
 * failure; a skipped test is a failure, because nobody reads what was not run.
 *
 * @param {any} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const passed = report.numPassedTests
  return { passed, failed: report.numTotalTests - passed + unloaded.length }
}

/**
 * Playwright's JSON report. Flaky and skipped count as failed.
 *
 * @param {any} report
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors }) {
  const failed = stats.unexpected + stats.flaky + stats.skipped
  return { passed: stats.expected, failed: failed + errors.length }
}

/**
 * What a step counts for. A step that ended badly, or that left no report, is at least one failure,
 * so that nothing that went wrong can add up to a green total.
 *
 * @param {{ code: number, counts?: Counts }} step
 * @returns {Counts}
 */
export function stepCounts({ code, counts }) {
  if (!counts) return { passed: 0, failed: 1 }
  const ranNothing = counts.passed + counts.failed === 0
  const hidesFailure = code !== 0 && counts.failed === 0
  return ranNothing || hidesFailure ? { ...counts, failed: counts.failed + 1 } : counts
}
