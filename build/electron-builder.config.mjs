/** How electron-builder packs the app. build/package.mjs adds which Electron, and where to. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { FUSES } from './package/fuses.mjs'

export default {
  appId: 'app.reciprocal.Reciprocal',
  productName: 'Reciprocal',
  directories: { buildResources: 'build/icons' },
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'package.json',
    '!**/*.map',
    // Of the storage library only the program itself, and on glibc systems only glibc's.
    '!node_modules/@libsql/*-musl{,/**}',
    '!node_modules/**/*.{md,markdown,ts,cts,mts}',
    '!node_modules/**/{test,tests,docs,examples}/**',
  ],
  asar: true,
  // A library the system loads must be a real file.
  asarUnpack: ['node_modules/@libsql/**'],
  // libsql is a Node-API library: one file fits every Electron.
  npmRebuild: false,
  electronFuses: FUSES,
  electronLanguages: ['en-US'],
  afterPack: removeLauncher,
  linux: {
    executableName: 'reciprocal',
    icon: 'build/icons',
    category: 'Office;Finance',
    synopsis: 'Workbench for inverse crypto futures',
    target: ['AppImage'],
  },
  mac: {
    icon: 'build/icons/512x512.png',
    category: 'public.app-category.finance',
    hardenedRuntime: true,
    target: ['dmg'],
  },
  win: { icon: 'build/icons/512x512.png', target: ['nsis'] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  publish: null,
}

/** The registry runtime brings our launcher along; a packed app starts from its asar only. */
function removeLauncher({ appOutDir, electronPlatformName }) {
  if (electronPlatformName !== 'linux') return
  rmSync(join(appOutDir, 'resources', 'app'), { recursive: true, force: true })
  rmSync(join(appOutDir, 'made-from.json'), { force: true })
}
