import type { VerifyReport } from '@shared/ipc/contract'

import { annotate } from './annotate'
import type { JournalPort } from './journal-port'
import { linkPlan } from './link-plan'
import { createLedger, type LedgerOptions } from './ledger'
import { calendar, legSums, listLegs, placeOfLeg } from './list-legs'
import { readLeg } from './read'
import { listAccounts, readAccount } from './read-account'
import { listPlans, readPlan } from './read-plan'
import { walletDay, walletDays } from './read-wallet'
import { addFill, addFunding, recordPosition } from './record'
import { describeAccount, moveCash, openAccount, stateCheckpoint } from './record-account'
import { recordPlan } from './record-plan'
import { moveStop } from './record-stop'
import { rebuilding } from './rebuild'
import { verifying } from './verify'
import { relabel } from './relabel'
import { voidEvent, voidEvents } from './void-event'

type UseCase =
  | 'recordPosition'
  | 'addFill'
  | 'addFunding'
  | 'annotate'
  | 'relabel'
  | 'voidEvents'
  | 'moveStop'
  | 'linkPlan'
  | 'recordPlan'
  | 'voidEvent'
  | 'listLegs'
  | 'legPlace'
  | 'legTotals'
  | 'calendar'
  | 'readLeg'
  | 'listPlans'
  | 'readPlan'
  | 'openAccount'
  | 'describeAccount'
  | 'moveCash'
  | 'stateCheckpoint'
  | 'listAccounts'
  | 'readAccount'
  | 'walletDays'
  | 'walletDay'

/** The use cases of one open journal, all synchronous; files and switching are open-journal.ts. */
export type JournalService = {
  readonly [M in UseCase]: (
    input: Parameters<JournalPort[M]>[0],
  ) => Awaited<ReturnType<JournalPort[M]>>
} & {
  /** Long work, in steps of some milliseconds: whoever runs it decides what happens in between. */
  readonly verifying: () => Generator<undefined, VerifyReport>
  readonly rebuilding: () => Generator<undefined, number>
}

export interface JournalServiceOptions extends LedgerOptions {
  /** Called after a commit: whoever hears it may read the event back. */
  readonly onChanged: (lastSeq: number) => void
}

export function createJournalService(options: JournalServiceOptions): JournalService {
  const ledger = createLedger(options)
  const told = <T extends { readonly lastSeq: number }>(recording: T): T => {
    options.onChanged(recording.lastSeq)
    return recording
  }
  return {
    recordPosition: (input) => told(recordPosition(ledger, input)),
    addFill: (input) => told(addFill(ledger, input)),
    addFunding: (input) => told(addFunding(ledger, input)),
    annotate: (input) => told(annotate(ledger, input)),
    relabel: (input) => told(relabel(ledger, input)),
    voidEvents: (input) => told(voidEvents(ledger, input)),
    moveStop: (input) => told(moveStop(ledger, input)),
    linkPlan: (input) => told(linkPlan(ledger, input)),
    recordPlan: (input) => told(recordPlan(ledger, input)),
    voidEvent: (input) => told(voidEvent(ledger, input)),
    listLegs: (query) => listLegs(ledger, query),
    legPlace: (query) => placeOfLeg(ledger, query),
    legTotals: (query) => legSums(ledger, query),
    calendar: (query) => calendar(ledger, query),
    readLeg: (input) => readLeg(ledger, input),
    listPlans: () => listPlans(ledger),
    readPlan: (input) => readPlan(ledger, input),
    openAccount: (input) => told(openAccount(ledger, input)),
    describeAccount: (input) => told(describeAccount(ledger, input)),
    moveCash: (input) => told(moveCash(ledger, input)),
    stateCheckpoint: (input) => told(stateCheckpoint(ledger, input)),
    listAccounts: () => listAccounts(ledger),
    readAccount: (input) => readAccount(ledger, input),
    walletDays: (query) => walletDays(ledger, query),
    walletDay: (query) => walletDay(ledger, query),
    verifying: () => verifying(ledger),
    rebuilding: () => rebuilding(ledger),
  }
}
