import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'

import { EVERY_LEG } from '@shared/journal/leg-query'

import { bundled } from '../../test/support/bundle.mjs'
import {
  fill,
  freshFolder,
  funding,
  NOW,
  openIn,
  plan,
  position,
  type TestJournal,
} from '../../test/support/journal-harness'
import type { JobOutput, RunJob } from '../background/jobs'
import { placeOf } from '../journal/journal-place'
import { openJournalService, type OpenJournal } from '../journal/open-journal'
import { listBackups, takeBackup } from '../storage/backup'
import { openConnection } from '../storage/sqlite'
import { whileStill } from '../storage/while-still'

import { createChecks, type Checks } from './checks'
import { foldedApart } from './drill-backup'

let bundle: Awaited<ReturnType<typeof bundled>>
let script = ''
beforeAll(async () => {
  bundle = await bundled('src-main/background/jobs.ts')
  script = join(dirname(bundle.path), 'job.mjs')
  writeFileSync(
    script,
    `import { JOBS } from './bundle.mjs'
     process.once('message', ({ name, input }) =>
       JOBS[name](input, () => {}).then((outcome) => process.send({ outcome }), (error) => { throw error }))`,
  )
})
afterAll(() => bundle.remove())

/** Jobs in processes of their own, as in the program: this process must never open its journal a second time. */
const runJob: RunJob = (name, input, { signal }) =>
  new Promise((done, failed) => {
    const child = fork(script, { signal, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    child.once('message', ({ outcome }: { outcome: JobOutput<typeof name> }) => {
      done(outcome)
      child.kill()
    })
    child.once('error', failed)
    child.once('exit', () => failed(new Error('the job ended')))
    child.send({ name, input })
  })

type Opened = OpenJournal & { readonly close: () => void }
interface Subject {
  readonly folder: string
  readonly journal: TestJournal & Opened
  readonly checks: Checks
  readonly logged: string[]
}

function subject(folder = freshFolder(), job = runJob): Subject {
  const logged: string[] = []
  const log = { info: () => undefined, error: (happened: string) => logged.push(happened) }
  const journal = openJournalService({
    folder: join(folder, 'journal'),
    now: () => NOW,
    newId: randomUUID,
    onChanged: () => checks.look(),
    onStatusChanged: () => checks.look(),
    log,
  })
  const checks = createChecks({
    dataFolder: folder,
    place: placeOf(join(folder, 'journal'), 'own'),
    own: () => {
      try {
        return journal.own()
      } catch {
        return undefined
      }
    },
    runJob: job,
    now: () => NOW,
    onChanged: () => undefined,
    log,
  })
  onTestFinished(() => {
    checks.stop()
    journal.close()
  })
  // The port allows promises; this service answers synchronously.
  return { folder, journal: journal as unknown as TestJournal & Opened, checks, logged }
}

const TRADES = () =>
  position([fill('buy', '300 @ 50000'), fill('sell', '100 @ 51000.5', { minute: 10 })], {
    funding: [funding('-0.00000012', 5)],
    note: 'mine',
    tags: ['a'],
  })

/** A data folder with some journal, closed. */
function filledFolder(): string {
  const folder = freshFolder()
  const journal = openIn(join(folder, 'journal'))
  journal.recordPosition(TRADES())
  journal.recordPlan(plan())
  journal.close()
  return folder
}

const backupsOf = (folder: string) => placeOf(join(folder, 'journal'), 'own').backups
const backUp = ({ folder, journal }: Subject, atMs = NOW): string =>
  takeBackup(journal.own(), { folder: backupsOf(folder), atMs, cause: 'daily' })

/** Changes a closed file behind the program's back. */
function tampered(path: string, sql: string): void {
  const connection = openConnection(path)
  connection.exec('DROP TRIGGER event_is_never_changed')
  connection.exec(sql)
  connection.close()
}

async function checkedAtStart(folder: string) {
  const started = subject(folder)
  started.checks.begin()
  await started.checks.idle()
  return { ...started, status: started.checks.status() }
}

describe('the check of the journal at hand', () => {
  it('runs after a start and says what it counted, also after the next start', async () => {
    const { folder, journal, checks, status } = await checkedAtStart(filledFolder())
    const { totals } = journal.legTotals({ filter: EVERY_LEG.filter })
    const { net, netUsd } = totals[0]!.money
    expect(status).toMatchObject({
      checking: null,
      journalCheck: {
        ...{ atMs: NOW, events: 7, legs: 1, findings: [] },
        totals: [{ currency: 'BTC', net, netUsd }],
      },
    })
    checks.stop()
    journal.close()
    expect(subject(folder).checks.status().journalCheck).toEqual(status.journalCheck)
    expect(existsSync(join(folder, 'check'))).toBe(false)
  })

  it('finds a stored position that is not what the events say', async () => {
    const folder = filledFolder()
    tampered(join(folder, 'journal', 'journal.sqlite'), "UPDATE leg SET note = 'yours'")
    const { status } = await checkedAtStart(folder)
    expect(status.journalCheck?.findings.join()).toContain('note is stored as yours')
  })

  it('says so when there is no copy to check', async () => {
    const folder = filledFolder()
    writeFileSync(join(folder, 'check-is-no-folder'), '')
    const refusing: RunJob = (name, input, watching) =>
      runJob(
        name,
        name === 'copy-journal'
          ? { ...input, folder: join(folder, 'check-is-no-folder', 'x') }
          : input,
        watching,
      )
    const { checks } = subject(folder, refusing)
    checks.begin()
    await checks.idle()
    expect(checks.status().journalCheck?.findings).toEqual([
      'the copy that is checked could not be made (ENOTDIR)',
    ])
  })

  it('does not run on an empty journal, nor on the demo, nor before it is let', async () => {
    const { journal, checks } = subject()
    checks.begin()
    await checks.idle()
    journal.recordPosition(TRADES())
    await checks.idle()
    journal.switchTo({ journal: 'demo' })
    await checks.idle()
    expect(checks.status()).toEqual({ checking: null, journalCheck: null, drill: null })
    const waiting = subject(filledFolder())
    waiting.checks.look()
    expect(waiting.checks.status().checking).toBeNull()
  })

  it('is said to have broken off when its process dies, and is logged', async () => {
    const dying: RunJob = (name, input, watching) =>
      name === 'prove-journal' ? Promise.reject(new Error('died')) : runJob(name, input, watching)
    const { checks, logged } = subject(filledFolder(), dying)
    checks.begin()
    await checks.idle()
    expect(checks.status().journalCheck?.findings.join()).toContain('broke off')
    expect(logged).toContain('check failed')
  })

  it('is let go when another journal is opened meanwhile', async () => {
    const switching: RunJob = (name, input, watching) => {
      const outcome = runJob(name, input, watching)
      // Comes before whoever waits for the outcome hears of it.
      if (name === 'copy-journal') void outcome.then(() => journal.switchTo({ journal: 'demo' }))
      return outcome
    }
    const { journal, checks } = subject(filledFolder(), switching)
    checks.begin()
    await checks.idle()
    expect(checks.status().journalCheck).toBeNull()
  })
})

describe('a copy', () => {
  it('that is made while the person records is of one moment, and the lock stays', async () => {
    const { folder, journal, checks, status } = await checkedAtStart(filledFolder())
    // One more stands in the log alone when the copy begins.
    journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 15 })]))
    const before = status.journalCheck!.events + 1
    let recorded = 0
    let copying = true
    const record = async () => {
      while (copying) {
        journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 20 + recorded })]))
        recorded += 1
        await setImmediate()
      }
    }
    const recording = record()
    const { path } = placeOf(join(folder, 'journal'), 'own')
    const into = join(folder, 'copy')
    const watching = { signal: new AbortController().signal, onProgress: () => undefined }
    const copied = await whileStill(journal.own(), () =>
      runJob('copy-journal', { path, folder: into }, watching),
    )
    copying = false
    await recording
    expect(copied).toEqual({ reason: null })
    const proof = await runJob('prove-journal', { folder: into, nowMs: NOW }, watching)
    expect(proof.findings).toEqual([])
    expect(proof.events).toBeGreaterThanOrEqual(before)
    expect(proof.events).toBeLessThanOrEqual(before + recorded)
    expect(recorded).toBeGreaterThan(0)
    // Another process asks for the file itself and is refused.
    const input = { folder: join(folder, 'journal'), nowMs: NOW }
    const refused = await runJob('prove-journal', input, watching)
    expect(refused.findings.join()).toContain('Another program holds the journal open')
    checks.stop()
  })

  it('finds the file unmoved by any number of commits, which go into it afterwards', async () => {
    const { folder, journal } = subject(filledFolder())
    const path = join(folder, 'journal', 'journal.sqlite')
    const long = 'x'.repeat(19_000)
    const { legs } = journal.listLegs(EVERY_LEG)
    const write = () => {
      // Beyond the thousand pages of log at which SQLite would fold it in.
      for (let n = 0; n < 250; n += 1) journal.annotate({ legId: legs[0]!.id, note: `${n}${long}` })
    }
    const before = readFileSync(path)
    await whileStill(journal.own(), () => {
      write()
      return Promise.resolve()
    })
    // Reading it here would drop the lock in the program; this test needs it no more.
    expect(readFileSync(path).equals(before)).toBe(true)
    write()
    expect(readFileSync(path).equals(before)).toBe(false)
  })
})

describe('the restore drill', () => {
  it('runs once for each backup, and holds it against the journal that went on', async () => {
    const folder = filledFolder()
    const first = subject(folder)
    first.journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 30 })]))
    const [backup] = listBackups(backupsOf(folder))
    first.checks.begin()
    await first.checks.idle()
    const { drill } = first.checks.status()
    expect(drill).toMatchObject({
      ...{ backup: backup!.name, takenAtMs: NOW, journal: 'same', findings: [] },
      // The day's backup was taken before the plan.
      ...{ events: 6, legs: 1, totals: [{ currency: 'BTC' }] },
    })
    const later = backUp(first, NOW + 1)
    first.checks.look()
    await first.checks.idle()
    expect(first.checks.status().drill).toMatchObject({ backup: later, events: 8 })
    first.checks.stop()
    first.journal.close()
    const jobs: string[] = []
    const counting: RunJob = (name, input, watching) => {
      jobs.push(name)
      return runJob(name, input, watching)
    }
    const second = subject(folder, counting)
    second.checks.begin()
    await second.checks.idle()
    expect(jobs).not.toContain('drill-backup')
    expect(second.checks.drill()).toBe(true)
    await second.checks.idle()
    expect(jobs).toContain('drill-backup')
  })

  it('opens a backup of the first format', async () => {
    const { folder, checks } = subject(filledFolder())
    mkdirSync(backupsOf(folder), { recursive: true })
    copyFileSync(
      join(import.meta.dirname, '../../test/migrations/fixtures/journal-v1.sqlite'),
      join(backupsOf(folder), 'journal-v1-2026-11-27T00-00-00.000Z-migration.sqlite'),
    )
    expect(checks.drill()).toBe(true)
    await checks.idle()
    expect(checks.status().drill).toMatchObject({ journal: 'parted', findings: [] })
    expect(checks.status().drill!.events).toBeGreaterThan(0)
  })

  it.each([
    {
      what: 'a stored position was changed',
      spoil: (path: string) => tampered(path, "UPDATE leg SET opening_quantity = '290'"),
      says: 'opening_quantity is stored as 290',
    },
    {
      what: 'its pages are damaged',
      spoil: (path: string) => {
        const bytes = readFileSync(path)
        bytes.fill(0x5a, 4096, 4096 * 4)
        writeFileSync(path, bytes)
      },
      says: 'it does not open: The journal file is damaged',
    },
    {
      what: 'an event is another',
      spoil: (path: string) =>
        tampered(path, 'UPDATE event SET recorded_at_ms = recorded_at_ms - 1 WHERE seq = 3'),
      says: 'event 3 of the backup is not event 3 of the journal at hand',
    },
    {
      what: 'the file is empty',
      spoil: (path: string) => writeFileSync(path, ''),
      says: 'there is nothing in it',
    },
  ])('fails in words when $what', async ({ spoil, says }) => {
    const started = subject(filledFolder())
    spoil(join(backupsOf(started.folder), backUp(started)))
    started.checks.drill()
    await started.checks.idle()
    expect(started.checks.status().drill?.findings.join()).toContain(says)
  })

  it('tells a backup of another journal from a damaged one', async () => {
    const folder = filledFolder()
    const other = subject(filledFolder())
    mkdirSync(backupsOf(folder), { recursive: true })
    const name = backUp(other)
    copyFileSync(join(backupsOf(other.folder), name), join(backupsOf(folder), name))
    const { checks, journal } = subject(folder)
    checks.drill()
    await checks.idle()
    expect(checks.status().drill).toMatchObject({ journal: 'parted', findings: [] })
    journal.switchTo({ journal: 'demo' })
    checks.drill()
    await checks.idle()
    expect(checks.status().drill).toMatchObject({ journal: 'none', findings: [] })
  })

  it('is not run without a backup, and leaves nothing when it is stopped', async () => {
    expect(subject().checks.drill()).toBe(false)
    const { folder, checks, logged } = subject(filledFolder())
    expect(checks.drill()).toBe(true)
    checks.stop()
    await checks.idle()
    expect(checks.status()).toMatchObject({ checking: null, drill: null })
    expect(readdirSync(folder)).not.toContain('check')
    expect(logged).toEqual([])
  })
})

it('tells totals that its events do not fold to', () => {
  const folder = freshFolder()
  const journal = openIn(folder)
  journal.recordPosition(
    position([fill('buy', '300 @ 50000'), fill('sell', '300 @ 51000', { minute: 10 })]),
  )
  journal.close()
  const connection = openConnection(join(folder, 'journal.sqlite'))
  onTestFinished(() => connection.close())
  expect(foldedApart(connection, NOW)).toEqual([])
  connection.exec('UPDATE leg SET gross = gross + 1')
  expect(foldedApart(connection, NOW).join()).toContain('its events fold to')
})

it('takes a record that cannot be read for none', () => {
  const folder = freshFolder()
  for (const text of ['', '{', '{"drill":1}']) {
    writeFileSync(join(folder, 'checks.json'), text)
    expect(subject(folder).checks.status()).toMatchObject({ journalCheck: null, drill: null })
  }
})
