import ts from 'typescript'

/** One file of the sources: its path from the root, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

export interface Import {
  readonly from: string
  /** A path from the root for our own files, the package's name as written for others. */
  readonly to: string
}

/** Every import of a file, dynamic and type-only ones too, read by TypeScript's own scanner. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const code = path.endsWith('.vue') ? scriptOf(text) : text
  return ts
    .preProcessFile(code, true, true)
    .importedFiles.map(({ fileName }) => ({ from: path, to: resolved(path, fileName) }))
}

const scriptOf = (sfc: string): string =>
  [...sfc.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')

function resolved(from: string, name: string): string {
  if (name.startsWith('@shared/')) return `src-shared/${name.slice('@shared/'.length)}`
  if (!name.startsWith('.')) return name
  return new URL(name, `root:/${from}`).pathname.slice(1)
}

const SHARED_ORDER = ['num', 'money', 'market', 'calc', 'journal', 'scenario', 'ipc']
const folderOf = (path: string): string | undefined => /^src-shared\/([^/]+)\//.exec(path)?.[1]
const featureOf = (path: string): string | undefined =>
  /^src-renderer\/features\/([^/]+)/.exec(path)?.[1]

/** Whether the one folder of src-shared may know the other: only what lies below it. `format` sits on money. */
function isDownward(from: string, to: string): boolean {
  if (from === to) return true
  if (from === 'format') return to === 'num' || to === 'money'
  if (to === 'format') return false
  return SHARED_ORDER.indexOf(to) < SHARED_ORDER.indexOf(from)
}

interface Rule {
  readonly says: string
  /** True when this import breaks the rule. */
  readonly broken: (link: Import) => boolean
}

const starts = (path: string, ...prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => path === prefix || path.startsWith(prefix))
const isOurs = (path: string): boolean => starts(path, 'src-')
const isPlatform = (name: string): boolean =>
  starts(name, 'node:', 'electron', 'vue', 'pinia', '@vue')

/** A package that exactly one file may know. */
const door = (name: string, keeper: string): Rule => ({
  says: `${name} is imported only by ${keeper}`,
  broken: ({ from, to }: Import): boolean =>
    starts(to, name) && to.split('/')[0] === name && from !== keeper,
})

export const RULES: readonly Rule[] = [
  door('decimal.js', 'src-shared/num/decimal.ts'),
  door('libsql', 'src-main/storage/sqlite.ts'),
  door('electron-store', 'src-main/settings/settings-store.ts'),
  {
    says: 'src-shared imports only itself, zod and decimal.js: it has no platform',
    broken: ({ from, to }: Import): boolean =>
      starts(from, 'src-shared/') &&
      (isOurs(to)
        ? !starts(to, 'src-shared/')
        : isPlatform(to) || !['zod', 'decimal.js'].includes(to)),
  },
  {
    says: 'src-shared imports downwards only: num → money → market → calc → journal → scenario → ipc',
    broken: ({ from, to }: Import): boolean => {
      const [above, below] = [folderOf(from), folderOf(to)]
      return above !== undefined && below !== undefined && !isDownward(above, below)
    },
  },
  {
    says: 'the preload imports electron and nothing else',
    broken: ({ from, to }: Import): boolean =>
      starts(from, 'src-main/preload/') && to !== 'electron',
  },
  {
    says: 'the page and the main process meet only in src-shared',
    broken: ({ from, to }: Import): boolean =>
      (starts(from, 'src-main/') && starts(to, 'src-renderer/')) ||
      (starts(from, 'src-renderer/') && starts(to, 'src-main/')),
  },
  {
    says: 'the page has no Electron and no Node; the main process has no Vue',
    broken: ({ from, to }: Import): boolean =>
      (starts(from, 'src-renderer/') && starts(to, 'electron', 'node:')) ||
      (starts(from, 'src-main/') && starts(to, 'vue', 'pinia', '@vue')),
  },
  {
    says: 'services, handlers and the router have no Electron',
    broken: ({ from, to }: Import): boolean =>
      starts(from, 'src-main/journal/', 'src-main/ipc/handlers/', 'src-main/ipc/router') &&
      to === 'electron',
  },
  {
    says: 'handlers and the router touch no disk',
    broken: ({ from, to }: Import): boolean =>
      starts(from, 'src-main/ipc/handlers/', 'src-main/ipc/router') && starts(to, 'node:'),
  },
  {
    says: 'only the composition (src-main/app) knows both the window and the services',
    broken: ({ from, to }: Import): boolean =>
      (starts(from, 'src-main/window/', 'src-main/security/', 'src-main/log/') &&
        starts(to, 'src-main/journal/', 'src-main/storage/', 'src-main/settings/settings-store')) ||
      (starts(from, 'src-main/journal/', 'src-main/storage/', 'src-main/settings/') &&
        starts(to, 'src-main/window/', 'src-main/security/', 'src-main/app/', 'src-main/ipc/')),
  },
  {
    says: 'a feature knows no other feature: what two need lives in app, ui, lib or src-shared',
    broken: ({ from, to }: Import): boolean => {
      const [own, other] = [featureOf(from), featureOf(to)]
      return own !== undefined && other !== undefined && own !== other
    },
  },
  {
    says: 'ui, charts and lib know no feature and no part of app',
    broken: ({ from, to }: Import): boolean =>
      starts(from, 'src-renderer/ui/', 'src-renderer/charts/', 'src-renderer/lib/') &&
      starts(to, 'src-renderer/features/', 'src-renderer/app/'),
  },
]

/** Every broken rule, as `file imports what: rule`. Specs and type tests may reach further than their file. */
export function brokenRules(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !/\.(spec|type-test)\.ts$/.test(path))
    .flatMap((file) => importsOf(file))
    .flatMap((link) =>
      RULES.filter((rule) => rule.broken(link)).map(
        ({ says }) => `${link.from} imports ${link.to}: ${says}`,
      ),
    )
}
