/** As much of Electron's WebFrameMain as the check reads. */
export interface SenderFrame {
  readonly parent: unknown
  readonly url: string
}

/**
 * SECURITY: #17 true only for the top frame of app://bundle, or of the dev server when there is one. The
 * frame is judged and not `event.sender`, which is the whole window. Protocol and host are compared because
 * the origin of a custom scheme is the text 'null'.
 */
export function isTrustedSender(
  frame: SenderFrame | null | undefined,
  devOrigin: string | undefined,
): boolean {
  if (frame?.parent !== null || !URL.canParse(frame.url)) return false
  const { protocol, host, origin } = new URL(frame.url)
  return (protocol === 'app:' && host === 'bundle') || (!!devOrigin && origin === devOrigin)
}
