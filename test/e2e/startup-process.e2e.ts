import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { appArguments, appEnvironment, electronPath, expect, PROGRAM, test } from './app'
import { ask, askRaw } from './ask'

interface Ended {
  readonly code: number | null
  readonly words: string
}

/** Runs the program as a command and waits for its end. */
function run(dataFolder: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(electronPath(), [PROGRAM, ...appArguments(dataFolder, args)], {
    env: appEnvironment(),
    cwd: dataFolder,
  })
  let words = ''
  child.stderr.on('data', (text: Buffer) => (words += text.toString()))
  return new Promise((ended) => child.on('close', (code) => ended({ code, words })))
}

/** Width and height from a PNG's header chunk. */
function sizeOf(file: string): readonly [string, number, number] {
  const png = readFileSync(file)
  return [png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]
}

test('takes a picture of the ready window and ends', async ({ dataFolder }) => {
  const args = ['--screenshot=shot.png', '--size=1100x750', '--theme=light', '--route=/journal']
  const { code, words } = await run(dataFolder, args)

  expect(words).not.toContain('Reciprocal:')
  expect(code).toBe(0)
  expect(sizeOf(join(dataFolder, 'shot.png'))).toEqual(['PNG', 1100, 750])
  // The theme was for the picture: nothing of it is kept, nor anything half written.
  expect(readdirSync(dataFolder).filter((name) => /settings|part/.test(name))).toEqual([])
})

test('says why a picture could not be taken', async ({ dataFolder }) => {
  const noFolder = await run(dataFolder, ['--screenshot=absent/shot.png'])
  expect(noFolder.code).toBe(1)
  expect(noFolder.words).toMatch(/Reciprocal: .*ENOENT/)

  const wrong = await run(dataFolder, ['--screenshot=shot.png', '--size=big'])
  expect(wrong.code).toBe(1)
  expect(wrong.words).toContain('--size must look like 1280x800, from 200 to 8000, was big')
  expect(existsSync(join(dataFolder, 'shot.png'))).toBe(false)
})

test('is one program at a time on a data folder', async ({ app }) => {
  // A display without a window manager minimises nothing, so the window is told that it is.
  await app.electron.evaluate(({ BrowserWindow }) => {
    const raised: string[] = []
    Object.assign(globalThis, { raised })
    Object.assign(BrowserWindow.getAllWindows()[0] ?? {}, {
      isMinimized: () => true,
      restore: () => raised.push('restored'),
      focus: () => raised.push('focused'),
    })
  })

  const second = await run(app.dataFolder, [])
  expect(second.code).toBe(0)
  const raised = () =>
    app.electron.evaluate(() => (globalThis as unknown as { raised: string[] }).raised)
  await expect.poll(raised).toEqual(['restored', 'focused'])

  const picture = await run(app.dataFolder, ['--screenshot=shot.png'])
  expect(picture.code).toBe(1)
  expect(picture.words).toContain('it is already open on this data folder; close it first.')
})

test('says so when a setting cannot be written, and keeps what it had', async ({ app }) => {
  await ask(app, 'settings.change', { theme: 'light' })
  // As a disk that refuses does: nothing can be renamed onto a folder that holds something.
  const path = join(app.dataFolder, 'settings.json')
  rmSync(path)
  mkdirSync(join(path, 'in-the-way'), { recursive: true })

  expect(await askRaw(app, 'settings.change', { theme: 'dark' })).toMatchObject({
    ok: false,
    error: { code: 'storage', message: expect.stringContaining('could not be written') as unknown },
  })
  expect(await ask(app, 'settings.read', {})).toMatchObject({ theme: 'light' })
  const native = await app.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
  expect(native).toBe('light')
})

test('zooms within limits and never below the smallest window', async ({ app }) => {
  const outcome = await app.electron.evaluate(({ BrowserWindow, Menu }) => {
    const [window] = BrowserWindow.getAllWindows()
    const view = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'View')?.submenu
    const press = (label: string, times: number): number | undefined => {
      const item = view?.items.find((entry) => entry.label === label)
      for (let time = 0; time < times; time += 1) item?.click()
      return window?.webContents.zoomLevel
    }
    return {
      levels: [press('Zoom in', 20), press('Zoom out', 40), press('Actual size', 1)],
      smallest: window?.getMinimumSize(),
      title: window?.getTitle(),
      isBarShown: window?.isMenuBarVisible(),
    }
  })
  expect(outcome).toEqual({
    levels: [5, -3, 0],
    smallest: [1024, 700],
    title: 'Reciprocal',
    isBarShown: false,
  })
})
