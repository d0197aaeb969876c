/**
 * A failure of set-up that a person can act on.
 *
 * Each one says what happened, what was kept and what to do, so the way it is printed is the same
 * for all of them and a stack trace is never the first thing a person sees.
 */

/**
 * @typedef {'no-network' | 'wrong-integrity' | 'missing-library' | 'packages-missing' |
 *   'root-needs-no-sandbox' | 'no-usable-sandbox' | 'unsupported-platform' | 'disk-full' | 'old-node' |
 *   'dependencies-failed' | 'runtime-failed' | 'no-runtime' | 'display-failed' |
 *   'test-runtime-refused' | 'build-failed' | 'package-failed'} SetupFailureCode
 */

export class SetupFailure extends Error {
  /**
   * @param {SetupFailureCode} code
   * @param {{ happened: string, kept: string, todo: string, cause?: unknown }} words
   */
  constructor(code, { happened, kept, todo, cause }) {
    super(`${happened}\n${kept}\n${todo}`, { cause })
    this.name = 'SetupFailure'
    this.code = code
    this.happened = happened
    this.kept = kept
    this.todo = todo
  }
}

/**
 * The text a person reads when set-up stops. An error that is not a SetupFailure is a bug of ours,
 * so it keeps its stack.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function failureText(error) {
  if (error instanceof SetupFailure) {
    return `\nStopped: ${error.happened}\n${error.kept}\nWhat to do: ${error.todo}`
  }
  return `\nStopped by a mistake in the build scripts:\n${error instanceof Error ? error.stack : error}`
}

/**
 * Runs a command's main function and turns a failure into words and exit code 1.
 *
 * @param {() => Promise<number>} main resolves with the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(failureText(error))
    process.exitCode = 1
  }
}
