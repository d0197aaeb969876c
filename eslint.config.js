import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import importX from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

/**
 * Flat config replaces, never merges, a rule's options for the files a later block matches.
 * So each folder states its whole list of bans here, each with the reason as its message.
 */
const ban = (...groups) => [
  'error',
  { patterns: groups.map(([group, message]) => ({ group, message })) },
]

const platform = [
  ['node:*', 'electron', 'vue', 'pinia', '@vue*', 'vue-router'],
  'src-shared has no platform: it must run in main, page and test alike.',
]
const upward = [
  ['**/src-main/**', '**/src-renderer/**', '@main/*', '@renderer/*'],
  'src-shared imports nobody.',
]
const decimal = [
  ['decimal.js', 'decimal.js/*'],
  'decimal.js is configured once, in src-shared/num/decimal.ts; import D from there.',
]
const libsql = [['libsql', 'libsql/*'], 'Only src-main/storage/sqlite.ts opens a database.']
const store = [
  ['electron-store'],
  'Only src-main/settings/settings-store.ts touches electron-store.',
]
const mainInPage = [
  ['**/src-main/**', 'electron', 'node:*'],
  'The page sees the main process only through app/api.ts.',
]
const pageInMain = [['**/src-renderer/**'], 'The main process knows no page code.']
const shellInService = [
  ['electron', 'node:*'],
  'Services and the router must be testable without a shell: inject what they need.',
]

const electronDoors = (except = []) => [
  'error',
  {
    paths: [
      ['ipcMain', 'ipcMain is imported once, in src-main/ipc/electron-adapter.ts (checks sender).'],
      ['dialog', 'Dialogs are opened once, in src-main/files/file-dialogs.ts.'],
    ]
      .filter(([name]) => !except.includes(name))
      .map(([name, message]) => ({ name: 'electron', importNames: [name], message })),
    patterns: [decimal, libsql, store, pageInMain].map(([group, message]) => ({ group, message })),
  },
]

const floatingMoney = [
  "CallExpression[callee.name='Number']",
  "CallExpression[callee.name='parseFloat']",
  "CallExpression[callee.name='parseInt']",
  "CallExpression[callee.property.name='toNumber']",
  "MemberExpression[object.name='Math']",
  "UnaryExpression[operator='+'][argument.type='Identifier']",
].map((selector) => ({
  selector,
  message: 'Money never becomes a float here. Use D from num, or a named float64 file in calc.',
}))
const noClock = [
  "MemberExpression[object.name='Date'][property.name='now']",
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "MemberExpression[object.name='Math'][property.name='random']",
].map((selector) => ({
  selector,
  message: 'Rules have no clock and no dice: take the time or the seed as an argument.',
}))
const noSleep = [
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: 'A sleep is a race, not a wait: wait for what you need to see.',
  },
  {
    selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
    message: 'A sleep is a race, not a wait: wait for what you need to see.',
  },
]

export default ts.config(
  {
    ignores: [
      'src-renderer/public',
      'out',
      'dist',
      '.runtime',
      '.tsbuild',
      'node_modules',
      'test-results',
    ],
  },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  vue.configs['flat/recommended'],
  prettier,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.ts'] },
        extraFileExtensions: ['.vue'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 10],
      'no-console': 'error',
      eqeqeq: 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': 'error',
      'import-x/max-dependencies': ['error', { max: 20, ignoreTypeImports: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // TypeScript resolves names in <script setup lang="ts"> better than this rule can.
      'no-undef': 'off',
      'import-x/no-default-export': 'off',
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': 'error',
      'vue/define-props-destructuring': 'error',
      'vue/prefer-use-template-ref': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/max-lines-per-block': ['error', { script: 120, template: 120, skipBlankLines: true }],
      'vue/no-undef-components': ['error', { ignorePatterns: ['RouterLink', 'RouterView'] }],
      // A destructured prop's default is Vue's default: TypeScript cannot see that it is needed.
      '@typescript-eslint/no-useless-default-assignment': 'off',
      // An optional prop without a default is undefined, which is what its type says.
      'vue/require-default-prop': 'off',
      'vue/no-unused-emit-declarations': 'error',
      'vue/multi-word-component-names': 'off',
    },
  },
  {
    files: ['src-shared/**/*.ts'],
    rules: { 'no-restricted-imports': ban(platform, upward, decimal, libsql, store) },
  },
  {
    files: ['src-shared/num/**/*.ts'],
    rules: { 'no-restricted-imports': ban(platform, upward, libsql, store) },
  },
  {
    files: ['src-shared/{calc,money,market,journal,format}/**/*.ts'],
    ignores: ['**/*.spec.ts', 'src-shared/**/*-float64.ts'],
    rules: { 'no-restricted-syntax': ['error', ...floatingMoney, ...noClock] },
  },
  {
    files: ['src-main/**/*.ts'],
    rules: { 'no-restricted-imports': electronDoors() },
  },
  {
    files: ['src-main/ipc/electron-adapter.ts'],
    rules: { 'no-restricted-imports': electronDoors(['ipcMain']) },
  },
  {
    files: ['src-main/files/file-dialogs.ts'],
    rules: { 'no-restricted-imports': electronDoors(['dialog']) },
  },
  {
    files: ['src-main/{journal,ipc/handlers}/**/*.ts', 'src-main/ipc/router.ts'],
    ignores: ['**/*.spec.ts', 'src-main/journal/sqlite-*.ts'],
    rules: {
      'no-restricted-imports': ban(shellInService, decimal, libsql, store, pageInMain),
    },
  },
  {
    files: ['src-main/storage/sqlite.ts'],
    rules: { 'no-restricted-imports': ban(decimal, store, pageInMain) },
  },
  {
    files: ['src-main/settings/settings-store.ts'],
    rules: { 'no-restricted-imports': ban(decimal, libsql, pageInMain) },
  },
  {
    files: ['src-renderer/**/*.{ts,vue}'],
    rules: {
      'no-restricted-imports': ban(mainInPage, decimal, libsql, store),
      'no-restricted-properties': [
        'error',
        {
          object: 'window',
          property: 'bridge',
          message:
            'Only app/api.ts reads window.bridge: everybody else speaks to the typed client.',
        },
      ],
    },
  },
  {
    files: ['src-renderer/app/api.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'no-restricted-syntax': ['error', ...noSleep],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['test/e2e/**/*.e2e.ts', 'test/e2e-security/**/*.e2e.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@playwright/test',
              importNames: ['test'],
              message:
                'Use the fixture in test/e2e/app.ts: it fails a journey on any console error or network request.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['*.config.{ts,js}', 'build/*.config.{ts,mjs}', 'test/**/*.config.ts', '**/*.d.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['build/**/*.mjs', 'test/**/*.mjs', '*.config.{js,ts}', 'build/**/*.ts'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' },
    },
    rules: {
      // Scripts speak to the terminal.
      'no-console': 'off',
      'no-undef': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
)
