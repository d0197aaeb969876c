import { dialog } from 'electron'

/** Says in a native box why the program cannot go on, where there is no page yet to say it. */
export function showFailure(title: string, text: string): void {
  dialog.showErrorBox(title, text)
}
