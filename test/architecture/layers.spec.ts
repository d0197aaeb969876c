import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from 'vitest'

import { brokenRules, importsOf, type SourceFile } from './import-rules'
import { brokenWords } from './word-rules'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

function sources(): SourceFile[] {
  return ['src-shared', 'src-main', 'src-renderer'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|vue)$/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
  )
}

describe('the walls of the house', () => {
  it('are kept by every import', () => {
    expect(brokenRules(sources())).toEqual([])
  })

  it('are kept by every word', () => {
    expect(brokenWords(sources())).toEqual([])
  })

  it('are read from all of it', () => {
    const paths = sources().map(({ path }) => path)
    expect(paths).toContain('src-shared/num/decimal.ts')
    expect(paths).toContain('src-main/preload/index.ts')
    expect(paths.some((path) => path.endsWith('.vue'))).toBe(true)
  })
})

/** What each wall must stop: a file, a line of it, and the words of the rule. */
const CROSSINGS = [
  ['src-shared/calc/a.ts', "import { D } from 'decimal.js'", 'only by src-shared/num/decimal.ts'],
  ['src-main/a.ts', "import Database from 'libsql'", 'only by src-main/storage/sqlite.ts'],
  ['src-main/a.ts', "const s = await import('electron-store')", 'only by src-main/settings/'],
  ['src-shared/num/a.ts', "import { ref } from 'vue'", 'no platform'],
  ['src-shared/num/a.ts', "import type { App } from 'electron'", 'no platform'],
  ['src-shared/num/a.ts', "export * from 'node:fs'", 'no platform'],
  ['src-shared/num/a.ts', "import { log } from '../../src-main/log/log'", 'no platform'],
  ['src-shared/num/a.ts', "import { Money } from '../money/money'", 'downwards'],
  ['src-shared/market/a.ts', "import { pnl } from '@shared/calc/pnl'", 'downwards'],
  ['src-shared/calc/a.ts', "import type { Leg } from '../journal/leg'", 'downwards'],
  ['src-shared/calc/a.ts', "import { decimalText } from '../format/decimal-text'", 'downwards'],
  ['src-shared/format/a.ts', "import { Side } from '../market/side'", 'downwards'],
  ['src-main/preload/index.ts', "import { contract } from '@shared/ipc/contract'", 'the preload'],
  ['src-main/preload/index.ts', "import fs from 'node:fs'", 'the preload'],
  ['src-main/a.ts', "import { router } from '../src-renderer/app/router'", 'only in src-shared'],
  ['src-renderer/app/a.ts', "import '../../src-main/index'", 'only in src-shared'],
  ['src-renderer/app/a.ts', "import { readFileSync } from 'node:fs'", 'no Electron and no Node'],
  ['src-main/a.ts', "import { ref } from 'vue'", 'no Vue'],
  ['src-main/journal/a.ts', "import { app } from 'electron'", 'services'],
  ['src-main/ipc/router.ts', "import { readFileSync } from 'node:fs'", 'no disk'],
  [
    'src-main/log/a.ts',
    "import { openJournalService } from '../journal/open-journal'",
    'composition',
  ],
  ['src-main/storage/a.ts', "import { openProgram } from '../app/program'", 'composition'],
  ['src-renderer/features/journal/a.ts', "import X from '../workbench/X.vue'", 'no other feature'],
  [
    'src-renderer/ui/A.vue',
    "<script setup>import { api } from '../app/api'</script>",
    'ui, charts',
  ],
] as const

const WORDS = [
  ['src-main/settings/a.ts', "import { ipcMain } from 'electron'", 'ipcMain'],
  ['src-main/window/a.ts', "import { dialog } from 'electron'", 'dialogs'],
  ['src-renderer/features/a.ts', "window.bridge.call('x', {})", 'window.bridge'],
  [
    'src-renderer/ui/A.vue',
    '<script setup>const { bridge } = window; bridge.call()</script>',
    'bridge',
  ],
  ['src-main/window/a.ts', "shell.openExternal('https://example.com')", 'outside the program'],
  ['src-main/window/a.ts', "import { shell, app } from 'electron'", 'outside the program'],
  ['src-main/window/a.ts', "window.loadFile('index.html')", 'outside the program'],
  ['src-main/a.ts', 'clipboard.readText()', 'clipboard'],
  ['src-renderer/a.ts', "element.innerHTML = '<b>x</b>'", 'code or markup'],
  ['src-shared/a.ts', "eval('1')", 'code or markup'],
  ['src-renderer/a.ts', "await fetch('https://example.com')", 'onto the network'],
  ['src-main/a.ts', "import https from 'node:https'", 'onto the network'],
  ['src-shared/calc/a.ts', "if (spec.venue === 'BitMEX') return 1", 'names no venue'],
] as const

describe('the checker', () => {
  it.each(CROSSINGS)('stops %s with %s', (path, text, words) => {
    expect(brokenRules([{ path, text }]).join('\n')).toContain(words)
  })

  it.each(WORDS)('stops %s saying %s', (path, text, words) => {
    expect(brokenWords([{ path, text }]).join('\n')).toContain(words)
  })

  it('lets through what is allowed', () => {
    const allowed = [
      ['src-shared/num/decimal.ts', "import { Decimal } from 'decimal.js'"],
      ['src-shared/ipc/a.ts', "import { z } from 'zod'\nimport { D } from '../num/decimal'"],
      ['src-shared/format/a.ts', "import { Money } from '../money/money'"],
      ['src-main/ipc/electron-adapter.ts', "import { ipcMain } from 'electron'"],
      ['src-renderer/features/journal/a.ts', "import { x } from './b'\nimport '../../ui/c'"],
      ['src-shared/calc/a.ts', '/** As BitMEX does. */ export const one = 1 // see Deribit'],
    ].map(([path = '', text = '']) => ({ path, text }))
    expect([...brokenRules(allowed), ...brokenWords(allowed)]).toEqual([])
  })

  it('reads imports of every form, and none out of a text or a comment', () => {
    const text = `
      import a from 'a'
      import type { B } from './b'
      export { c } from '@shared/c'
      const d = import('d')
      // import 'e'
      const f = "import g from 'g'"`
    expect(importsOf({ path: 'src-main/x/y.ts', text }).map(({ to }) => to)).toEqual([
      'a',
      'src-main/x/b',
      'src-shared/c',
      'd',
    ])
  })
})
