import { describe, expect, it } from 'vitest'

import { playwrightCounts, stepCounts, vitestCounts } from '../../build/test/counts.mjs'

const loaded = { status: 'passed', assertionResults: [{}] }
const unloaded = { status: 'failed', assertionResults: [] }

describe('the totals of npm test', () => {
  it('count every unit test that did not pass, and every file that could not be loaded', () => {
    const report = { numTotalTests: 10, numPassedTests: 7, testResults: [loaded, unloaded] }
    expect(vitestCounts(report)).toEqual({ passed: 7, failed: 4 })
  })

  it('count skipped and flaky journeys, and errors outside them, as failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 1 }
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 4 })
  })

  it('never let a bad end, no report or no test at all look green', () => {
    expect(stepCounts({ code: 0 })).toEqual({ passed: 0, failed: 1 })
    expect(stepCounts({ code: 1, counts: { passed: 3, failed: 0 } })).toEqual({
      passed: 3,
      failed: 1,
    })
    expect(stepCounts({ code: 0, counts: { passed: 0, failed: 0 } })).toEqual({
      passed: 0,
      failed: 1,
    })
    expect(stepCounts({ code: 1, counts: { passed: 3, failed: 2 } })).toEqual({
      passed: 3,
      failed: 2,
    })
    expect(stepCounts({ code: 0, counts: { passed: 3, failed: 0 } })).toEqual({
      passed: 3,
      failed: 0,
    })
  })
})
