/** Guards releases against the runtime that is for development and tests only. */
import { SetupFailure } from '../setup/setup-failure.mjs'

/**
 * @param {import('../electron-runtime.mjs').ElectronRuntime} runtime
 * @param {boolean} allowed whether the person said --test-runtime
 * @throws {SetupFailure} test-runtime-refused
 */
export function refuseTestRuntime(runtime, allowed) {
  if (runtime.kind === 'official' || allowed) return
  throw new SetupFailure('test-runtime-refused', {
    happened: `Only the test runtime (Electron ${runtime.version} from the npm registry) is installed here, and a release is never packed with it.`,
    kept: 'Nothing was packed.',
    todo: 'pack on a machine that gets the official Electron (`npx install-electron`), or, to try packing only, run `npm run package -- --test-runtime`.',
  })
}
