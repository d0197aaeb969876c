import { dirname, relative } from 'node:path'
import { parseArgs } from 'node:util'

import { Stryker } from '@stryker-mutator/core'

import { decimalMethodMutator, withoutWords } from './mutators.mjs'
import { config } from './stryker.config.mjs'

// `npm run mutation` for all of calc/ and market/, or `npm run mutation -- src-shared/calc/{payoff,cost}.ts`.

// Stryker has no door for mutators of one's own; its version is pinned, so its list can be amended here.
const inner = import.meta.resolve('@stryker-mutator/instrumenter')
const { allMutators } = await import(new URL('mutators/mutate.js', inner).href)
const strings = allMutators.findIndex(({ name }) => name === 'StringLiteral')
allMutators[strings] = withoutWords(allMutators[strings])
allMutators.push(decimalMethodMutator)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' } },
})
const results = await new Stryker({
  ...config,
  ...(positionals.length > 0 && { mutate: positionals }),
  ...(values.json !== undefined && {
    reporters: [...config.reporters, 'json'],
    jsonReporter: { fileName: values.json },
  }),
}).runMutationTest()

const DETECTED = ['Killed', 'Timeout']
const JUDGED = [...DETECTED, 'Survived', 'NoCoverage']
for (const folder of new Set(results.map(({ fileName }) => dirname(fileName)))) {
  const here = results.filter(
    ({ fileName, status }) => dirname(fileName) === folder && JUDGED.includes(status),
  )
  const dead = here.filter(({ status }) => DETECTED.includes(status)).length
  const score = ((100 * dead) / here.length).toFixed(2)
  console.log(
    `${relative(process.cwd(), folder)}: ${score} % of ${here.length} mutants seen, ${here.length - dead} survived`,
  )
}
