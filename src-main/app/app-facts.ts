import { homedir } from 'node:os'
import { join } from 'node:path'

import type { App } from 'electron'

import type { AppInfo } from '@shared/ipc/contract'

import type { Redaction } from '../log/redact'

/** Where the program lives and where it keeps things. */
export interface AppPaths {
  readonly data: string
  readonly logs: string
  readonly journal: string
  readonly scenarios: string
  readonly preload: string
  /** The script of the background process. */
  readonly background: string
  readonly page: string
}

/** Built files are found from the app's folder, which stays put however the bundle is split. */
export function appPaths(app: App): AppPaths {
  const data = app.getPath('userData')
  const out = join(app.getAppPath(), 'out')
  return {
    data,
    logs: join(data, 'logs'),
    journal: join(data, 'journal'),
    scenarios: join(data, 'scenarios'),
    background: join(out, 'main', 'background.js'),
    preload: join(out, 'preload', 'index.cjs'),
    page: join(out, 'renderer'),
  }
}

export function redactionsOf(app: App): readonly Redaction[] {
  return [
    { path: app.getPath('userData'), as: '<data>' },
    { path: app.getAppPath(), as: '<app>' },
    { path: homedir(), as: '<home>' },
  ]
}

export function appInfo(app: App, paths: AppPaths, settingsNotice: string | null): AppInfo {
  const { electron, chrome, node } = process.versions
  return {
    version: app.getVersion(),
    electron,
    chrome,
    node,
    platform: `${process.platform} ${process.arch}`,
    packaged: app.isPackaged,
    dataPath: paths.data,
    logPath: join(paths.logs, 'main.log'),
    settingsNotice,
  }
}
