/** The environment in which Electron and the tools around it are started. */

/**
 * @param {import('./runtime-folder.mjs').ElectronRuntime} runtime
 * @param {NodeJS.ProcessEnv} displayEnv
 * @returns {NodeJS.ProcessEnv}
 */
export function appEnvironment(runtime, displayEnv) {
  const env = {
    ...process.env,
    ...displayEnv,
    ELECTRON_RUNTIME_PATH: runtime.executablePath,
    ELECTRON_EXEC_PATH: runtime.executablePath,
  }
  // Editors built on Electron set it in their terminals; with it no window would ever open.
  delete env.ELECTRON_RUN_AS_NODE
  return env
}
