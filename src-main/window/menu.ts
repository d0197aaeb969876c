import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'

/** Chromium's zoom levels: each step is 20 %. −3 is 58 %, 5 is 249 %. */
const ZOOM = { least: -3, most: 5 } as const

/** The zoom level a step away, kept within the limits in which the layout holds. */
export function steppedZoom(level: number, step: number): number {
  return Math.max(ZOOM.least, Math.min(ZOOM.most, level + step))
}

export function zoomBy(contents: WebContents, step: number): void {
  contents.zoomLevel = steppedZoom(contents.zoomLevel, step)
}

/**
 * The smallest menu that keeps the keyboard whole: without the Edit roles macOS has no copy and paste. The
 * bar itself is hidden; Alt shows it.
 */
export function installMenu(contents: WebContents, devTools: boolean): void {
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ]
  const view: MenuItemConstructorOptions[] = [
    { label: 'Zoom in', accelerator: 'CmdOrCtrl+=', click: () => zoomBy(contents, 1) },
    { label: 'Zoom out', accelerator: 'CmdOrCtrl+-', click: () => zoomBy(contents, -1) },
    { label: 'Actual size', accelerator: 'CmdOrCtrl+0', click: () => (contents.zoomLevel = 0) },
    { role: 'togglefullscreen' },
  ]
  const inspect: MenuItemConstructorOptions[] = [{ role: 'reload' }, { role: 'toggleDevTools' }]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: 'File', submenu: [{ role: 'quit' }] },
      { label: 'Edit', submenu: edit },
      { label: 'View', submenu: devTools ? [...view, ...inspect] : view },
    ]),
  )
}
