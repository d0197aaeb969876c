import fc from 'fast-check'

/**
 * One seed, so that each mutant meets the same cases, and few of them: a law that needs more than a tenth of a second to
 * see a mutant costs more than a spec that names the case.
 */
fc.configureGlobal({
  seed: 20_261_124,
  numRuns: 40,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor, a plugin, is set per property only
  interruptAfterTimeLimit: 100,
})
