import { dialog, type BrowserWindow, type FileFilter } from 'electron'

/** Says in a native box why the program cannot go on, where there is no page yet to say it. */
export function showFailure(title: string, text: string): void {
  dialog.showErrorBox(title, text)
}

/** The kinds of file that are asked for. */
const KINDS = {
  json: [{ name: 'JSON', extensions: ['json'] }],
  zip: [{ name: 'Reciprocal export', extensions: ['zip'] }],
  csv: [{ name: 'CSV', extensions: ['csv'] }],
} as const satisfies Record<string, FileFilter[]>
type Kind = keyof typeof KINDS

/** Asks where a file goes; undefined when the person closes the dialog. */
export async function askWhereToSave(
  window: BrowserWindow,
  {
    title,
    name,
    kind = 'json',
  }: { readonly title: string; readonly name: string; readonly kind?: Kind },
): Promise<string | undefined> {
  const answer = await dialog.showSaveDialog(window, {
    title,
    defaultPath: name,
    filters: [...KINDS[kind]],
  })
  return answer.canceled || answer.filePath === '' ? undefined : answer.filePath
}

/** Asks for one file; undefined when the person closes the dialog. */
export async function askWhichToOpen(
  window: BrowserWindow,
  { title, kind = 'json' }: { readonly title: string; readonly kind?: Kind },
): Promise<string | undefined> {
  const answer = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile'],
    filters: [...KINDS[kind]],
  })
  return answer.canceled ? undefined : answer.filePaths[0]
}
