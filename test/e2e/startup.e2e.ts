import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { AppInfo } from '@shared/ipc/contract'
import type { Draft, Settings } from '@shared/ipc/settings'

import { expect, test } from './app'
import { ask, type PageWithBridge } from './ask'

const keptAside = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith('settings-unreadable-'))

test('keeps settings and inputs across a restart', async ({ app }) => {
  const draft: Draft = { entry: '48 655,37', quantity: '' }
  await ask(app, 'settings.change', { theme: 'light', coinUnit: 'milli' })
  await ask(app, 'drafts.save', { name: 'position', draft })

  await app.relaunch()

  const settings = await ask<Settings>(app, 'settings.read', {})
  expect(settings).toMatchObject({ theme: 'light', coinUnit: 'milli', density: 'dense' })
  expect(await ask(app, 'drafts.read', { name: 'position' })).toEqual({ draft })
})

test('keeps an input that was acknowledged right before the process was killed', async ({
  app,
}) => {
  await ask(app, 'drafts.save', { name: 'killed', draft: { entry: '1' } })
  await ask(app, 'drafts.save', { name: 'killed', draft: { entry: '2' } })

  await app.kill()
  await app.relaunch()

  expect(await ask(app, 'drafts.read', { name: 'killed' })).toEqual({ draft: { entry: '2' } })
  expect(keptAside(app.dataFolder)).toEqual([])
  expect(await ask(app, 'journal.status', {})).toMatchObject({ state: 'open', journal: 'own' })
})

test('keeps a settings file it cannot read under another name and says so', async ({
  launchApp,
}) => {
  const app = await launchApp({
    prepare: (folder) => writeFileSync(join(folder, 'settings.json'), '{ "settings": { "theme": '),
  })

  const info = await ask<AppInfo>(app, 'app.info', {})
  const [aside = '', ...more] = keptAside(app.dataFolder)

  expect(more).toEqual([])
  expect(readFileSync(join(app.dataFolder, aside), 'utf8')).toBe('{ "settings": { "theme": ')
  expect(info.settingsNotice).toContain(aside)
  expect(await ask<Settings>(app, 'settings.read', {})).toMatchObject({ theme: 'system' })
})

test('loses only the part of the settings file that is wrong', async ({ launchApp }) => {
  const stored = { settings: { theme: 'purple' }, drafts: { position: { entry: '7' } } }
  const app = await launchApp({
    prepare: (folder) => writeFileSync(join(folder, 'settings.json'), JSON.stringify(stored)),
  })

  const info = await ask<AppInfo>(app, 'app.info', {})

  expect(info.settingsNotice).toMatch(/Back to defaults: settings\.$/)
  expect(await ask(app, 'drafts.read', { name: 'position' })).toEqual({ draft: { entry: '7' } })
})

test('says so once: the start after a bad settings file has nothing to report', async ({
  launchApp,
}) => {
  const app = await launchApp({
    prepare: (folder) => mkdirSync(join(folder, 'settings.json')),
  })
  expect((await ask<AppInfo>(app, 'app.info', {})).settingsNotice).toContain('settings-unreadable-')

  await app.relaunch()

  expect((await ask<AppInfo>(app, 'app.info', {})).settingsNotice).toBeNull()
})

test('opens where it was left, on a display that is there', async ({ app }) => {
  const bounds = { x: 40, y: 30, width: 1100, height: 720 }
  await app.electron.evaluate(({ BrowserWindow }, place) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(place)
  }, bounds)

  await app.relaunch()

  const after = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  )
  expect(after).toEqual(bounds)
})

test('tells the page which setting changed and turns the native theme', async ({ app }) => {
  const heard = app.page.evaluate(
    () =>
      new Promise((resolve) => {
        const { bridge } = window as unknown as PageWithBridge
        const stop = bridge.onEvent((event) => {
          stop()
          resolve(event)
        })
      }),
  )
  await ask(app, 'settings.change', { theme: 'light' })

  expect(await heard).toEqual({ kind: 'settings-changed' })
  const source = await app.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
  expect(source).toBe('light')
})
