import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { CallResult } from '@shared/ipc/errors'

import { createRouter } from '../../src-main/ipc/router'

import { handlersOf, isDecoded, METHODS } from './methods'
import { garbage, nearly, wireArbitrary } from './wire-arbitrary'

/**
 * Random payloads against every method. `npm test` runs a seeded sample; the whole:
 * `FUZZ_RUNS=10000 npx vitest run --config test/vitest.config.ts test/contract/fuzz.spec.ts`
 */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 200)
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_123)
/** A hang is what it finds; one method and ten thousand payloads take half a minute on a slow machine. */
const limitMs = 60_000 + RUNS * 60

describe.each(METHODS.map((method) => [method.name, method] as const))('%s', (name, method) => {
  const valid = wireArbitrary(method.input)
  const [sample] = fc.sample(wireArbitrary(method.output), { seed, numRuns: 1 })
  const output = z.decode(method.output, sample)
  const payload = fc.oneof(
    { weight: 3, arbitrary: garbage },
    { weight: 5, arbitrary: nearly(valid) },
    { weight: 2, arbitrary: valid },
  )

  it(
    `neither crashes nor reaches its handler unvalidated (${RUNS} payloads)`,
    async () => {
      const counts = { reached: 0, refused: 0 }
      const router = createRouter({
        handlers: handlersOf((called, input) => {
          expect(called.name).toBe(name)
          expect(isDecoded(method.input, input)).toBe(true)
          counts.reached += 1
          return output
        }),
        newTraceId: () => 'trace',
        // A failed expectation inside a handler comes here, as any defect does.
        onDefect: (_, __, error) => {
          throw error
        },
      })
      await fc.assert(
        fc.asyncProperty(payload, async (wire) => {
          const before = counts.reached
          const result = CallResult.parse(await router.dispatch(name, wire))
          expect(result.ok).toBe(counts.reached > before)
          if (!result.ok) {
            expect(result.error.code).toBe('invalid-input')
            counts.refused += 1
          }
        }),
        { numRuns: RUNS, seed },
      )
      // The payloads were neither all good nor all bad, or nothing was tested.
      expect(Math.min(counts.reached, counts.refused)).toBeGreaterThan(RUNS / 50)
    },
    limitMs,
  )
})
