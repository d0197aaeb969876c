import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv } from 'node:process'

import { bundled } from '../support/bundle.mjs'

/** Run once when a format is released: `node test/migrations/make-fixture.mjs 1`. Never overwrites. */
const format = Number(argv[2])
const target = join(import.meta.dirname, 'fixtures', `journal-v${format}.sqlite`)
if (existsSync(target)) throw new Error(`${target} exists: a released fixture is never made again`)
const folder = mkdtempSync(join(tmpdir(), 'fixture-'))
const bundle = await bundled('test/migrations/released-journal.ts')
const { writeReleasedJournal, writeReleasedPlans, writeReleasedHedge, writeReleasedAccounts } =
  await bundle.load()
writeReleasedJournal(folder)
if (format >= 2) writeReleasedPlans(folder)
if (format >= 3) writeReleasedHedge(folder)
if (format >= 4) writeReleasedAccounts(folder)
copyFileSync(join(folder, 'journal.sqlite'), target)
bundle.remove()
rmSync(folder, { recursive: true })
console.log(target)
