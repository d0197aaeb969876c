/**
 * Draws the icon's PNG files anew from build/icons/icon.svg: `node build/make-icons.mjs`. The
 * pictures are committed, so this is needed only after the drawing changed.
 */
import { join } from 'node:path'
import { ROOT, setUp } from './setup.mjs'
import { appEnvironment } from './setup/app-environment.mjs'
import { NO_DESKTOP_NOISE, openDisplay } from './setup/display.mjs'
import { effects } from './setup/effects.mjs'
import { sandboxFlags } from './setup/sandbox.mjs'
import { runMain } from './setup/setup-failure.mjs'
import { supervise } from './setup/supervise.mjs'

await runMain(async () => {
  const world = effects()
  const runtime = await setUp({}, world)
  const display = await openDisplay(world)
  const script = join('build', 'icons', 'draw.mjs')
  const args = [script, ...sandboxFlags(world), '--force-device-scale-factor=1']
  try {
    const env = appEnvironment(runtime, display.env)
    const options = { cwd: ROOT, env, hidden: NO_DESKTOP_NOISE }
    const { code } = await supervise(runtime.executablePath, args, options)
    return code
  } finally {
    display.close()
  }
})
