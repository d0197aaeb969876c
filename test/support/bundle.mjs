import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Bundles a TypeScript entry for plain Node, so that a script or another process runs the program's own code
 * without a test runner around it. The bundle lies under node_modules, from where libsql is found.
 * @param {string} entry path from the repository's root
 * @returns {Promise<{ path: string, load: () => Promise<any>, remove: () => void }>}
 */
export async function bundled(entry) {
  const name = entry.replaceAll(/[^a-z0-9]+/gi, '-')
  const folder = join(root, 'node_modules', '.cache', `reciprocal-${name}-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'src-shared') } },
    ssr: { noExternal: true, external: ['libsql'] },
    build: {
      ssr: join(root, entry),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'bundle.mjs', format: 'es' } },
    },
  })
  const path = join(folder, 'bundle.mjs')
  return {
    path,
    load: () => import(pathToFileURL(path).href),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
