import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a file costs before it fails: specs beside their source are quickest, laws over random cases slowest. */
const LAST = [
  'src-shared/',
  'test/golden/',
  '-laws.spec.ts',
  'curve-float64.spec.ts',
  'test/properties/',
]

const costOf = ({ moduleId }: TestSpecification): number =>
  LAST.findLastIndex((part) => moduleId.includes(part))

/** A mutant dies at the first failure, so the quickest files go first. */
class QuickestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(
      files.toSorted((a, b) => costOf(a) - costOf(b) || a.moduleId.localeCompare(b.moduleId)),
    )
  }
}

/**
 * The tests that mutants of calc/ and market/ must survive: specs, published figures and laws. The oracle is left
 * out: it judges a hundred thousand positions, far too many for each of thousands of mutants.
 */
export default defineConfig({
  root,
  resolve: { alias: { '@shared': `${root}src-shared` } },
  test: {
    env: { TZ: 'UTC' },
    environment: 'node',
    // One load of the modules per mutant: nothing in calc/ and market/ keeps state.
    isolate: false,
    restoreMocks: true,
    clearMocks: true,
    // A loaded machine is slow, not wrong: Stryker itself times endless mutants out.
    testTimeout: 60_000,
    sequence: { sequencer: QuickestFirst },
    setupFiles: ['test/mutation/same-dice.ts'],
    include: [
      'src-shared/{calc,market,num}/**/*.spec.ts',
      'test/golden/**/*.spec.ts',
      'test/properties/{laws,book-laws,number-laws}.spec.ts',
    ],
  },
})
