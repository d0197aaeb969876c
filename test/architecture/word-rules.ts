import ts from 'typescript'

import type { SourceFile } from './import-rules'

interface WordRule {
  readonly says: string
  /** What may not be written, outside comments and as an identifier or a property chain. */
  readonly pattern: RegExp
  readonly where: RegExp
  /** The one file that may. */
  readonly except?: string
}

export const WORD_RULES: readonly WordRule[] = [
  {
    says: 'ipcMain is used only by the adapter, which checks the sender',
    pattern: /\bipcMain\b/,
    where: /^src-/,
    except: 'src-main/ipc/electron-adapter.ts',
  },
  {
    says: 'dialogs are opened only by file-dialogs.ts',
    pattern: /\bdialog\b/,
    where: /^src-main\//,
    except: 'src-main/files/file-dialogs.ts',
  },
  {
    says: 'window.bridge is read only by app/api.ts',
    pattern: /\bwindow\s*\.\s*bridge\b|\bbridge\s*\./,
    where: /^src-renderer\//,
    except: 'src-renderer/app/api.ts',
  },
  {
    says: 'nothing is ever opened outside the program, and no file:// page is loaded',
    pattern: /\bopenExternal\b|\bopenPath\b|\bloadFile\b|\bshell\s*[.,}]/,
    where: /^src-/,
  },
  {
    says: 'the main process neither reads nor writes the clipboard',
    pattern: /\bclipboard\s*[.,}]/,
    where: /^src-main\//,
  },
  {
    says: 'text is never made into code or markup',
    pattern: /\beval\s*\(|\bnew Function\b|\binnerHTML\b|\bouterHTML\b|\bdocument\.write\b/,
    where: /^src-/,
  },
  {
    says: 'there is no way onto the network',
    pattern:
      /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|node:(http|https|net|dgram|tls|dns)\b|\bautoUpdater\b|\bcrashReporter\b/,
    where: /^src-/,
  },
  {
    says: 'calc names no venue: a difference between venues is data or a named policy',
    pattern: /bitmex|bybit|deribit|binance|okx|kraken|huobi|\bhtx\b|bitget|gate\.?io/i,
    where: /^src-shared\/calc\//,
  },
]

const printer = ts.createPrinter({ removeComments: true })

/** The code of a file without its comments, which may name whom they like: sources are cited there. */
function withoutComments({ path, text }: SourceFile): string {
  if (path.endsWith('.vue'))
    return text.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return printer.printFile(ts.createSourceFile(path, text, ts.ScriptTarget.Latest))
}

export function brokenWords(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !/\.(spec|type-test)\.ts$/.test(path))
    .flatMap((file) => {
      const code = withoutComments(file)
      return WORD_RULES.filter(
        ({ where, except, pattern }) =>
          where.test(file.path) && file.path !== except && pattern.test(code),
      ).map(({ says, pattern }) => `${file.path} says “${pattern.exec(code)?.[0] ?? ''}”: ${says}`)
    })
}
