import { fileURLToPath } from 'node:url'

import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const alias = { '@shared': `${root}src-shared` }
const shared = {
  resolve: { alias },
  root,
}
const inEveryProject = {
  env: { TZ: 'UTC' },
  // No test is about time; a loaded machine must not make a law fail.
  testTimeout: 60_000,
  sequence: { shuffle: true },
  restoreMocks: true,
  clearMocks: true,
  globals: false,
}

export default defineConfig({
  root,
  test: {
    passWithNoTests: false,
    // Both halves of the oracle side by side on two cores; the default leaves one idle.
    maxWorkers: '100%',
    projects: [
      {
        ...shared,
        test: {
          ...inEveryProject,
          name: 'shared',
          environment: 'node',
          include: [
            'src-shared/**/*.spec.ts',
            'test/{golden,properties,contract,architecture,oracle}/**/*.spec.ts',
          ],
        },
      },
      {
        ...shared,
        test: {
          ...inEveryProject,
          name: 'main',
          environment: 'node',
          include: ['src-main/**/*.spec.ts', 'test/{migrations,durability,demo}/**/*.spec.ts'],
        },
      },
      {
        ...shared,
        plugins: [vue()],
        test: {
          ...inEveryProject,
          name: 'renderer',
          environment: 'happy-dom',
          include: ['src-renderer/**/*.spec.ts'],
        },
      },
      {
        ...shared,
        test: {
          ...inEveryProject,
          name: 'build',
          environment: 'node',
          include: ['test/setup/**/*.spec.ts'],
        },
      },
    ],
  },
})
