import { fileURLToPath } from 'node:url'

import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const resolve = { alias: { '@shared': path('src-shared') } }

// The oldest engine the app runs on, not the pinned one that electron-vite would assume.
const node = { target: 'node20', externalizeDeps: { include: ['libsql'] } }

export default defineConfig({
  main: {
    resolve,
    build: {
      ...node,
      rolldownOptions: {
        input: {
          index: path('src-main/index.ts'),
          // A process of its own, started by the first.
          background: path('src-main/background/job-process.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    resolve,
    build: {
      ...node,
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file and cannot require another.
      rolldownOptions: {
        input: { index: path('src-main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: path('src-renderer'),
    resolve,
    plugins: [vue()],
    // Workers are loaded under `worker-src 'self'`, so they are files and never blobs.
    worker: { format: 'es' },
    build: {
      target: 'chrome130',
      // The engine reads every byte of the start path before the window can answer.
      minify: true,
      // The content policy knows no data: scripts and fonts; the polyfill would be an inline script.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: path('src-renderer/index.html') } },
    },
  },
})
