import { dialog, type BrowserWindow } from 'electron'

/** Says in a native box why the program cannot go on, where there is no page yet to say it. */
export function showFailure(title: string, text: string): void {
  dialog.showErrorBox(title, text)
}

const JSON_ONLY = [{ name: 'JSON', extensions: ['json'] }]

/** Asks where a file goes; undefined when the person closes the dialog. */
export async function askWhereToSave(
  window: BrowserWindow,
  { title, name }: { readonly title: string; readonly name: string },
): Promise<string | undefined> {
  const answer = await dialog.showSaveDialog(window, {
    title,
    defaultPath: name,
    filters: JSON_ONLY,
  })
  return answer.canceled || answer.filePath === '' ? undefined : answer.filePath
}

/** Asks for one file; undefined when the person closes the dialog. */
export async function askWhichToOpen(
  window: BrowserWindow,
  title: string,
): Promise<string | undefined> {
  const answer = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile'],
    filters: JSON_ONLY,
  })
  return answer.canceled ? undefined : answer.filePaths[0]
}
