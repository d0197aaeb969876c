/** Asks the dynamic linker whether the runtime finds its libraries, before it fails in its words. */
import { COMMAND_NOT_FOUND } from './run-command.mjs'
import { SetupFailure } from './setup-failure.mjs'

/**
 * @param {import('./runtime-folder.mjs').ElectronRuntime} runtime
 * @param {import('./effects.mjs').Effects} effects
 * @throws {SetupFailure} missing-library
 */
export async function checkLibraries(runtime, { platform, run }) {
  if (platform !== 'linux') return
  const { code, output } = await run('ldd', [runtime.executablePath])
  // A system without ldd (musl, for one) may still run it; starting it is then the check.
  if (code === COMMAND_NOT_FOUND) return
  const missing = [...output.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1])
  if (missing.length === 0) return
  throw new SetupFailure('missing-library', {
    happened: `Electron cannot start: this system lacks ${missing.join(', ')}.`,
    kept: 'What was installed is kept.',
    todo: "install the packages that hold these libraries with your system's package manager (on Debian they come with libgtk-3-0, libnss3, libasound2, libgbm1 and libnotify4), then run the same command again.",
  })
}
