import type { Session } from 'electron'

/** The one thing the page may ask for: to put text on the clipboard when a person presses copy. */
const GRANTED = 'clipboard-sanitized-write'

/** SECURITY: #5 every permission but one is refused, when asked for and when looked up; no device, ever. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_, permission, answer) => answer(permission === GRANTED))
  session.setPermissionCheckHandler((_, permission) => permission === GRANTED)
  session.setDevicePermissionHandler(() => false)
}
