/**
 * `npm test`: set-up, then every check there is, the cheap ones first. A failed
 * step does not stop the ones after it, so the total at the end is about everything.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, setUp } from './setup.mjs'
import { appEnvironment } from './setup/app-environment.mjs'
import { openDisplay } from './setup/display.mjs'
import { effects } from './setup/effects.mjs'
import { failureText } from './setup/setup-failure.mjs'
import { supervise } from './setup/supervise.mjs'
import { playwrightCounts, stepCounts, vitestCounts } from './test/counts.mjs'

const reports = mkdtempSync(join(tmpdir(), 'reciprocal-test-'))
const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')

const bin = (packageName, file) => join('node_modules', packageName, file)
const LINT = { name: 'Lint', args: [bin('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0'] }
const CHECKS = [
  { name: 'Format', args: [bin('prettier', 'bin/prettier.cjs'), '--check', '.'] },
  { name: 'Types', args: [bin('vue-tsc', 'bin/vue-tsc.js'), '--build'] },
  { name: 'Unused code', args: [bin('knip', 'bin/knip.js')] },
]
const UNIT = {
  name: 'Unit tests',
  args: [
    bin('vitest', 'vitest.mjs'),
    ...['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json'],
    `--outputFile.json=${vitestReport}`,
  ],
  counts: () => vitestCounts(readReport(vitestReport)),
}
const BUILD = { name: 'Build', args: ['build/build.mjs'] }
const JOURNEYS = {
  name: 'End-to-end tests',
  args: [
    bin('@playwright/test', 'cli.js'),
    ...['test', '--config', 'test/playwright.config.ts', '--reporter=list,json'],
  ],
  counts: () => playwrightCounts(readReport(playwrightReport)),
}

const totals = { passed: 0, failed: 0 }
const world = effects()
try {
  const runtime = await setUp({ tests: true }, world)
  const display = await openDisplay(world)
  const env = {
    ...appEnvironment(runtime, display.env),
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
  }
  try {
    // Lint takes as long as the other checks together, and each of them works on one core.
    await Promise.all([runStep(LINT, env), runSteps(CHECKS, env)])
    await runStep(UNIT, env)
    const built = await runStep(BUILD, env)
    if (built) await runStep(JOURNEYS, env)
    else add({ name: JOURNEYS.name, counts: { passed: 0, failed: 1 }, words: 'not run: no build' })
  } finally {
    display.close()
  }
} catch (error) {
  console.error(failureText(error))
  totals.failed += 1
} finally {
  rmSync(reports, { recursive: true, force: true })
}
// The last line, in these words: machines read it.
console.log(`${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed === 0 ? 0 : 1

async function runSteps(steps, env) {
  for (const step of steps) await runStep(step, env)
}

async function runStep({ name, args, counts }, env) {
  console.log(`\n=== ${name} ===`)
  const startedAtMs = Date.now()
  const { code } = await supervise(process.execPath, args, { cwd: ROOT, env })
  const words = `${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`
  const counted = counts ? stepCounts({ code, counts: readCounts(counts) }) : checkCounts(code)
  add({ name, counts: counted, words })
  return code === 0
}

function add({ name, counts, words }) {
  totals.passed += counts.passed
  totals.failed += counts.failed
  console.log(`--- ${name}: ${counts.passed} passed, ${counts.failed} failed (${words}) ---`)
}

function checkCounts(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** A report that is absent or cut off counts as none: the step then counts as failed. */
function readCounts(counts) {
  try {
    return counts()
  } catch {
    return undefined
  }
}

function readReport(file) {
  if (!existsSync(file)) throw new Error(`${file} was not written`)
  return JSON.parse(readFileSync(file, 'utf8'))
}
