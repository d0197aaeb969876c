/** Chromium refuses to start as root with its sandbox, so root on Linux starts without it. */
import { SetupFailure } from './setup-failure.mjs'

/**
 * The flags that this user needs, said in one line when there are any.
 *
 * @param {import('./effects.mjs').Effects} effects
 * @returns {string[]}
 */
export function sandboxFlags({ platform, uid, say }) {
  if (platform !== 'linux' || uid !== 0) return []
  say.line('Running as root: Electron starts without its sandbox (--no-sandbox).')
  return ['--no-sandbox']
}

/**
 * The words for a start that Chromium refused because of its sandbox; undefined for any other end.
 *
 * @param {string} output what the program wrote
 * @returns {SetupFailure | undefined}
 */
export function sandboxFailure(output) {
  if (/Running as root without --no-sandbox is not supported/.test(output)) {
    return new SetupFailure('root-needs-no-sandbox', {
      happened: 'Electron does not start as root with its sandbox on.',
      kept: 'What was installed and built is kept.',
      todo: 'start it as an ordinary user, or through `npm start`, which adds --no-sandbox for root.',
    })
  }
  if (/SUID sandbox helper binary|No usable sandbox/.test(output)) {
    return new SetupFailure('no-usable-sandbox', {
      happened: 'Electron does not start because this system lets programs have no sandbox.',
      kept: 'What was installed and built is kept.',
      todo: 'let ordinary users make namespaces (as root: `sysctl -w kernel.unprivileged_userns_clone=1`, and on Ubuntu `sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`), then run the same command again.',
    })
  }
  return undefined
}
