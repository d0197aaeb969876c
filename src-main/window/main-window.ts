import { BrowserWindow, nativeTheme, screen } from 'electron'

import { webPreferences } from '../security/web-preferences'

import { installMenu, zoomBy } from './menu'
import { openingBounds, SMALLEST, type KeptBounds } from './window-state'

/** What the window shows before the page has painted: the page's own background, so that nothing flashes. */
const BACKGROUND = { dark: '#0d1015', light: '#f3f5f8' } as const

export interface MainWindowOptions {
  readonly preload: string
  /** The address of the page, with its route. */
  readonly url: string
  readonly devTools: boolean
  readonly bounds: KeptBounds | null
  /** Exact content size, for pictures; the kept bounds are then neither used nor changed. */
  readonly size: { readonly width: number; readonly height: number } | undefined
  readonly onBoundsKept: (bounds: KeptBounds) => void
  readonly onLoadFailed: (reason: string) => void
  /** The page's process died. */
  readonly onPageGone: (reason: string) => void
}

/** Opens the window and starts loading the page; it is shown when the page has painted. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const displays = [
    screen.getPrimaryDisplay(),
    ...screen.getAllDisplays().filter(({ id }) => id !== screen.getPrimaryDisplay().id),
  ]
  const window = new BrowserWindow({
    ...openingBounds(
      options.bounds,
      displays.map(({ workArea }) => workArea),
    ),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Reciprocal',
    show: false,
    backgroundColor: background(),
    autoHideMenuBar: true,
    webPreferences: webPreferences(options.preload, options.devTools),
  })
  installMenu(window.webContents, options.devTools)
  if (options.size) showAtSize(window, options.size)
  else keepBounds(window, options)
  watch(window, options)
  window.once('ready-to-show', () => window.show())
  // A page that cannot be loaded is reported by `did-fail-load`, where the reason is.
  window.loadURL(options.url).catch(() => undefined)
  return window
}

/** Keeps the window's own colour in step with the theme, which shows while the window is being resized. */
export function repaintBackground(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.setBackgroundColor(background())
}

const background = (): string => BACKGROUND[nativeTheme.shouldUseDarkColors ? 'dark' : 'light']

function showAtSize(window: BrowserWindow, size: { width: number; height: number }): void {
  window.setMinimumSize(1, 1)
  window.setContentSize(size.width, size.height)
}

function keepBounds(window: BrowserWindow, options: MainWindowOptions): void {
  if (options.bounds?.maximized) window.maximize()
  window.on('close', () => {
    options.onBoundsKept({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  })
}

function watch(window: BrowserWindow, { onLoadFailed, onPageGone }: MainWindowOptions): void {
  const contents = window.webContents
  contents.on('zoom-changed', (_, direction) => zoomBy(contents, direction === 'in' ? 1 : -1))
  contents.on('did-fail-load', (...[, code, words, , isMainFrame]) => {
    if (isMainFrame) onLoadFailed(`${code} ${words}`)
  })
  contents.on('render-process-gone', (_, { reason }) => onPageGone(reason))
  // The title is the window's; a page that changes its own would rename it.
  window.on('page-title-updated', (event) => event.preventDefault())
}
