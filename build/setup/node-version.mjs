/** Refuses a Node that the tools cannot run on, before one of them fails in its own words. */
import { SetupFailure } from './setup-failure.mjs'

const NEEDED = [20, 19]

/**
 * @param {Pick<import('./effects.mjs').Effects, 'nodeVersion'>} effects
 * @throws {SetupFailure} old-node
 */
export function checkNodeVersion({ nodeVersion }) {
  const [major, minor] = nodeVersion.split('.').map(Number)
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return
  throw new SetupFailure('old-node', {
    happened: `This is Node ${nodeVersion}; Reciprocal needs Node ${NEEDED.join('.')} or newer.`,
    kept: 'Nothing was changed.',
    todo: 'install a newer Node, then run the same command again.',
  })
}
