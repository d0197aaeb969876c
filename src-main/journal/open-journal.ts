import type { JournalStatus, VerifyReport } from '@shared/ipc/contract'
import { AppError } from '@shared/ipc/errors'

import { listBackups, takeBackup } from '../storage/backup'
import type { FileProblem } from '../storage/file-problem'
import { newestVersion } from '../storage/migrate'
import { MIGRATIONS } from '../storage/migrations/all'
import { checkBackup, restoreBackup } from '../storage/restore'
import { setAside } from '../storage/set-aside'
import type { Connection } from '../storage/sqlite'

import { inSlices } from './in-slices'
import type { JournalPort } from './journal-port'
import { placeOf } from './journal-place'
import { wholeOf } from './refold'
import { openSession, type JournalOptions, type OpenSession, type Session } from './session'
import { withStorageWords } from './storage-words'

/** The journal as the page asks it, and what only the program does with it. */
export type OpenJournal = JournalPort & {
  /** The whole proof in one go, for whoever has nothing else to do meanwhile. */
  readonly verifyAtOnce: () => VerifyReport
  readonly close: () => void
  /** The file of the person's own journal, to be read whole. @throws AppError while it is not open */
  readonly own: () => Connection
  /** How many events the own journal holds; null while it is not open. */
  readonly ownEvents: () => number | null
  /** Closes it until the next start, when another takes its place. Gives its format; null when none was open. */
  readonly retire: () => number | null
}

/**
 * The journal of a folder, open or with the reason why not. A file that cannot be used is never written;
 * every method that needs it then answers with the same words as the status.
 */
export function openJournalService(options: JournalOptions): OpenJournal {
  const { folder, now, onStatusChanged, log } = options
  let session = openSession({ ...options, which: 'own', afresh: false })

  const open = (): OpenSession => {
    if (session.open) return session
    throw refusal(session.problem)
  }
  const status = (): JournalStatus => withStorageWords(() => statusOf(folder, session))
  const change = (to: () => Session): JournalStatus => {
    session = to()
    log.info('journal status', { journal: session.which, state: statusOf(folder, session).state })
    onStatusChanged()
    return status()
  }
  const use = <T>(work: (opened: OpenSession) => T): T => withStorageWords(() => work(open()))
  const write = <T>(work: (opened: OpenSession) => T): T =>
    use((opened) => {
      opened.beforeChange()
      return work(opened)
    })

  return {
    recordPosition: (input) => write(({ service }) => service.recordPosition(input)),
    addFill: (input) => write(({ service }) => service.addFill(input)),
    addFunding: (input) => write(({ service }) => service.addFunding(input)),
    annotate: (input) => write(({ service }) => service.annotate(input)),
    relabel: (input) => write(({ service }) => service.relabel(input)),
    voidEvents: (input) => write(({ service }) => service.voidEvents(input)),
    moveStop: (input) => write(({ service }) => service.moveStop(input)),
    linkPlan: (input) => write(({ service }) => service.linkPlan(input)),
    recordPlan: (input) => write(({ service }) => service.recordPlan(input)),
    voidEvent: (input) => write(({ service }) => service.voidEvent(input)),
    listLegs: (query) => use(({ service }) => service.listLegs(query)),
    legPlace: (query) => use(({ service }) => service.legPlace(query)),
    legTotals: (query) => use(({ service }) => service.legTotals(query)),
    calendar: (query) => use(({ service }) => service.calendar(query)),
    readLeg: (input) => use(({ service }) => service.readLeg(input)),
    listPlans: (input) => use(({ service }) => service.listPlans(input)),
    readPlan: (input) => use(({ service }) => service.readPlan(input)),
    openAccount: (input) => write(({ service }) => service.openAccount(input)),
    describeAccount: (input) => write(({ service }) => service.describeAccount(input)),
    moveCash: (input) => write(({ service }) => service.moveCash(input)),
    stateCheckpoint: (input) => write(({ service }) => service.stateCheckpoint(input)),
    listAccounts: (input) => use(({ service }) => service.listAccounts(input)),
    readAccount: (input) => use(({ service }) => service.readAccount(input)),
    walletDays: (query) => use(({ service }) => service.walletDays(query)),
    walletDay: (query) => use(({ service }) => service.walletDay(query)),
    verify: () => {
      const { service } = open()
      return inSlices(service.verifying(), {
        step: withStorageWords,
        goesOn: () => open().service === service,
      })
    },
    verifyAtOnce: () => use(({ service }) => wholeOf(service.verifying())),
    status,
    listBackups: () =>
      session.which === 'own'
        ? listBackups(placeOf(folder, 'own').backups).map((backup) => ({ ...backup }))
        : [],
    switchTo: ({ journal }) => {
      if (session.open && session.which === journal) return status()
      return change(() => {
        closed(session)
        return openSession({ ...options, which: journal, afresh: false })
      })
    },
    restoreBackup: ({ name }) => {
      const restore = { place: placeOf(folder, 'own'), name, nowMs: now() }
      refuseRestore(session, restore)
      const wasOpen = session.open
      withStorageWords(() => keepCurrent(session, restore))
      closed(session)
      try {
        withStorageWords(() => restoreBackup({ ...restore, keepReplaced: !wasOpen }))
      } finally {
        // Whatever the disk said, the journal that is there now is opened again.
        change(() => openSession({ ...options, which: 'own', afresh: false }))
      }
      return status()
    },
    startAfresh: () => {
      refuseAfresh(session)
      return change(() => {
        withStorageWords(() => setAside(placeOf(folder, session.which).path, now()))
        return openSession({ ...options, which: session.which, afresh: true })
      })
    },
    close: () => closed(session),
    own: () => {
      if (session.which === 'demo') throw new AppError('conflict', DEMO_IS_OPEN)
      return open().connection
    },
    ownEvents: () => (session.open && session.which === 'own' ? session.eventCount() : null),
    retire: () => {
      if (session.which === 'demo') throw new AppError('conflict', DEMO_IS_OPEN)
      const format = session.open ? Number(session.connection.pragma('user_version')) : null
      change(() => {
        closed(session)
        return { open: false, which: 'own', problem: RETIRED }
      })
      return format
    },
  }
}

const DEMO_IS_OPEN = 'The demo journal is open. Switch to your own first.'

const RETIRED: FileProblem = {
  kind: 'unreadable',
  message:
    'Another journal takes its place at the next start. Close the program and start it again.',
}

function closed(session: Session): void {
  if (session.open) session.close()
}

function statusOf(folder: string, session: Session): JournalStatus {
  const { which } = session
  const { path } = placeOf(folder, which)
  if (session.open) return { state: 'open', journal: which, path, lastSeq: session.lastSeq() }
  const { kind, message } = session.problem
  return { state: kind === 'held' ? 'unreadable' : kind, journal: which, path, message }
}

const refusal = ({ kind, message }: FileProblem): AppError =>
  new AppError(kind === 'from-newer-version' ? 'storage-from-future' : 'storage', message)

interface Restore {
  readonly place: ReturnType<typeof placeOf>
  readonly name: string
  readonly nowMs: number
}

/** Everything that can be wrong is found before anything is touched. */
function refuseRestore(session: Session, restore: Restore): void {
  if (session.which === 'demo')
    throw new AppError('conflict', 'The demo journal has no backups. Switch to your own first.')
  if (!session.open) refuseUntouchable(session.problem)
  const check = checkBackup({ ...restore, newest: newestVersion(MIGRATIONS) })
  if (check.ok) return
  if (check.problem.kind === 'no-such-backup')
    throw new AppError('not-found', 'There is no backup of that name.')
  throw new AppError('storage', `That backup cannot be used. ${check.problem.message}`)
}

/** A file in use elsewhere, or on a disk that takes no writes, cannot be replaced. */
function refuseUntouchable(problem: FileProblem): void {
  if (problem.kind === 'held' || problem.kind === 'read-only') throw refusal(problem)
}

function refuseAfresh(session: Session): void {
  if (session.open)
    throw new AppError('conflict', 'The journal is open and sound; there is nothing to replace.')
  refuseUntouchable(session.problem)
}

/** A sound journal is kept as a backup; an unusable one cannot be copied so, it is set aside as it is. */
function keepCurrent(session: Session, { place, nowMs }: Restore): void {
  if (!session.open) return
  const { connection } = session
  takeBackup(connection, { folder: place.backups, atMs: nowMs, cause: 'before-restore' })
}
