import { z } from 'zod'

import {
  AccountId,
  AtMs,
  EventId,
  FillAction,
  FillRole,
  HedgeSide,
  Note,
  Reason,
  Tags,
} from '../journal/event'
import { Calendar, CalendarQuery } from '../journal/calendar'
import { LegHistory, LegList } from '../journal/leg'
import { LegPlaceQuery, LegQuery, LegSums, LegTotalsQuery } from '../journal/leg-query'
import { ContractSpec } from '../market/contract-spec'
import { ContractListing, VenuePack } from '../market/listing'
import { coinCodec, contractsCodec, priceCodec } from '../num/decimal-codec'
import { ScenarioDocument } from '../scenario/document'

import {
  AccountHistory,
  AccountList,
  AccountRecording,
  NewAccount,
  NewCash,
  NewCheckpoint,
  NewDescription,
  WalletDayQuery,
  WalletDays,
  WalletEntries,
  WalletQuery,
} from './accounts'
import type { CallError } from './errors'
import { NewPlan, PlanHistory, PlanList, PlanRecording } from './plans'
import {
  ScenarioEntry,
  ScenarioExport,
  ScenarioId,
  ScenarioList,
  ScenarioReading,
  ScenarioSave,
} from './scenarios'
import {
  ExportOutcome,
  ImportCheck,
  SafetyStatus,
  TableOutcome,
  TableRequest,
  TaskProgress,
} from './safety'
import { CustomListings, Draft, DraftName, Settings, SettingsPatch } from './settings'
import { NewAnnotation, NewStop, Relabelled, Relabelling, Voiding } from './words'

/**
 * The single source of what the page may ask of the main process. Add a method here and the router, the
 * client and the contract tests all know it; nothing else about the boundary is written by hand.
 */
export interface Method<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I
  readonly output: O
}
const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Method<I, O> => ({
  input,
  output,
})

export const Nothing = z.strictObject({})

/** What became of the journal file at start, with what can be done about it. */
export const JournalStatus = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('open'),
    journal: z.enum(['own', 'demo']),
    path: z.string(),
    lastSeq: z.int().min(0),
  }),
  z.strictObject({
    state: z.enum(['corrupt', 'read-only', 'from-newer-version', 'unreadable']),
    journal: z.enum(['own', 'demo']),
    path: z.string(),
    /** What happened, in words. */
    message: z.string(),
  }),
])
export type JournalStatus = z.output<typeof JournalStatus>

/** A fee is either stated (coin, positive paid) or follows from the contract's rate for the role. */
export const NewFill = z.strictObject({
  action: FillAction,
  quantity: contractsCodec,
  price: priceCodec,
  role: FillRole,
  fee: coinCodec.optional(),
  atMs: AtMs,
})
export type NewFill = z.output<typeof NewFill>

/** Positive is received. */
export const NewFunding = z.strictObject({ amount: coinCodec, price: priceCodec, atMs: AtMs })
export type NewFunding = z.output<typeof NewFunding>

export const NewPosition = z.strictObject({
  spec: ContractSpec,
  /** Where the account holds both sides at once: the one that these fills count towards. */
  hedgeSide: HedgeSide.optional(),
  fills: z.array(NewFill).min(1).max(500),
  funding: z.array(NewFunding).max(500),
  /** Where it is given up, from the first of the fills on. */
  stop: priceCodec.optional(),
  note: Note,
  tags: Tags,
})
export type NewPosition = z.output<typeof NewPosition>

/** Where a recording ended up: the legs it touched, oldest first. */
export const Recorded = z.strictObject({ legIds: z.array(EventId), lastSeq: z.int().min(1) })
export type Recorded = z.output<typeof Recorded>

export const VerifyReport = z.strictObject({
  ok: z.boolean(),
  events: z.int().min(0),
  legs: z.int().min(0),
  /** Empty when the file is sound and the stored projection equals the fold. */
  findings: z.array(z.string()),
})
export type VerifyReport = z.output<typeof VerifyReport>

export const Backup = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9._-]+\.sqlite$/),
  takenAtMs: AtMs,
  bytes: z.int().min(0),
  cause: z.enum(['daily', 'migration', 'before-restore', 'before-import']),
})
export type Backup = z.output<typeof Backup>

export const AppInfo = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  node: z.string(),
  platform: z.string(),
  packaged: z.boolean(),
  dataPath: z.string(),
  logPath: z.string(),
  /** Set when the settings file could not be read: it was kept under another name. */
  settingsNotice: z.string().nullable(),
})
export type AppInfo = z.output<typeof AppInfo>

export const PackExport = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('closed') }),
  z.strictObject({ state: z.literal('written'), file: z.string(), bytes: z.int().min(0) }),
])
export type PackExport = z.output<typeof PackExport>

/** What a file holds that was pointed at as a venue pack. */
export const PackReading = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('closed') }),
  z.strictObject({
    state: z.literal('refused'),
    file: z.string(),
    /** Why the file as a whole is no venue pack, in words. */
    reason: z.string(),
  }),
  z.strictObject({
    state: z.literal('read'),
    file: z.string(),
    venue: z.string(),
    listings: z.array(ContractListing).max(200),
    /** Listings that do not hold, each with what is wrong. */
    refused: z.array(z.strictObject({ name: z.string(), reason: z.string() })).max(200),
  }),
])
export type PackReading = z.output<typeof PackReading>

export const contract = {
  app: {
    info: method(Nothing, AppInfo),
  },
  settings: {
    read: method(Nothing, Settings),
    change: method(SettingsPatch, Settings),
  },
  drafts: {
    read: method(z.strictObject({ name: DraftName }), z.strictObject({ draft: Draft })),
    save: method(z.strictObject({ name: DraftName, draft: Draft }), Nothing),
  },
  contracts: {
    listCustom: method(Nothing, CustomListings),
    /** Keeps all of them in one write, each in the place of the one of its id; refused as a whole. */
    saveCustom: method(
      z.strictObject({ listings: z.array(ContractListing).min(1).max(200) }),
      CustomListings,
    ),
    removeCustom: method(z.strictObject({ id: z.string().max(101) }), CustomListings),
    /** Writes a pack where the person says, or nowhere when they close the dialog. */
    exportPack: method(VenuePack, PackExport),
    /** Reads the pack that the person points at. Nothing is kept: that takes saveCustom. */
    openPack: method(Nothing, PackReading),
  },
  scenarios: {
    list: method(Nothing, ScenarioList),
    read: method(
      z.strictObject({ id: ScenarioId }),
      z.strictObject({ document: ScenarioDocument }),
    ),
    save: method(ScenarioSave, ScenarioEntry),
    remove: method(z.strictObject({ id: ScenarioId }), Nothing),
    /** Writes a scenario where the person says, or nowhere when they close the dialog. */
    exportOne: method(ScenarioDocument, ScenarioExport),
    /** Reads the scenario that the person points at. Nothing is kept: that takes save. */
    openFile: method(Nothing, ScenarioReading),
  },
  journal: {
    status: method(Nothing, JournalStatus),
    recordPosition: method(NewPosition, Recorded),
    addFill: method(z.strictObject({ legId: EventId, fill: NewFill }), Recorded),
    addFunding: method(z.strictObject({ legId: EventId, funding: NewFunding }), Recorded),
    annotate: method(NewAnnotation, Recorded),
    /** Tags and setup of several positions, in one go. */
    relabel: method(Relabelling, Relabelled),
    /** Says which plan a position carries out; the last link holds. */
    linkPlan: method(z.strictObject({ legId: EventId, planId: EventId }), Recorded),
    moveStop: method(z.strictObject({ legId: EventId, ...NewStop.shape }), Recorded),
    voidEvent: method(
      z.strictObject({ eventId: EventId, reason: Reason }),
      z.strictObject({ lastSeq: z.int().min(1) }),
    ),
    /** Several events at once, all or none. */
    voidEvents: method(Voiding, z.strictObject({ lastSeq: z.int().min(1) })),
    /** A window of the legs that match. */
    listLegs: method(LegQuery, LegList),
    /** Where a leg stands in such a list; null when the filter leaves it out. */
    legPlace: method(LegPlaceQuery, z.strictObject({ index: z.int().min(0).nullable() })),
    /** Count and sums of everything that matches, and of each group of it. */
    legTotals: method(LegTotalsQuery, LegSums),
    /** What each day or month moved, event by event. */
    calendar: method(CalendarQuery, Calendar),
    readLeg: method(z.strictObject({ id: EventId }), LegHistory),
    /** A plan moves no position; it is dropped by voidEvent. */
    recordPlan: method(NewPlan, PlanRecording),
    listPlans: method(Nothing, PlanList),
    readPlan: method(z.strictObject({ id: EventId }), PlanHistory),
    /** An account opens by itself with its first position; this one opens it before. */
    openAccount: method(NewAccount, AccountRecording),
    describeAccount: method(NewDescription, AccountRecording),
    /** Cash, descriptions and checkpoints are dropped by voidEvent. */
    moveCash: method(NewCash, AccountRecording),
    stateCheckpoint: method(NewCheckpoint, AccountRecording),
    listAccounts: method(Nothing, AccountList),
    readAccount: method(z.strictObject({ id: AccountId }), AccountHistory),
    walletDays: method(WalletQuery, WalletDays),
    walletDay: method(WalletDayQuery, WalletEntries),
    verify: method(Nothing, VerifyReport),
    listBackups: method(Nothing, z.array(Backup)),
    restoreBackup: method(z.strictObject({ name: Backup.shape.name }), JournalStatus),
    /** Closes the journal at hand and opens the person's own or the separate demo journal. */
    switchTo: method(z.strictObject({ journal: z.enum(['own', 'demo']) }), JournalStatus),
    /** Moves an unusable file aside under a dated name and starts an empty one. Nothing is deleted. */
    startAfresh: method(Nothing, JournalStatus),
  },
  safety: {
    status: method(Nothing, SafetyStatus),
    /** The page answers the person now: what may wait for that begins, the checks of the journal and its backup. */
    begin: method(Nothing, Nothing),
    /** Runs the restore drill on the newest backup; `safety-changed` tells of its end. */
    drill: method(Nothing, Nothing),
    /** Writes everything into one file where the person says. */
    exportAll: method(Nothing, ExportOutcome),
    /** Writes one table as CSV where the person says. */
    exportTable: method(TableRequest, TableOutcome),
    /** Reads and checks the export that the person points at. Nothing is replaced: that takes takeImport. */
    checkImport: method(Nothing, ImportCheck),
    /** Lets the checked import take the place of what is there, and starts the program again. */
    takeImport: method(Nothing, Nothing),
    /** Lets go of a checked import. */
    dropImport: method(Nothing, Nothing),
    /** Stops the task that runs; it then answers that it was stopped. */
    stopTask: method(Nothing, Nothing),
  },
} as const

export type Contract = typeof contract
type Input<M> = M extends Method<infer I> ? z.output<I> : never
type Output<M> = M extends Method<z.ZodType, infer O> ? z.output<O> : never

/** Both sides speak decoded values; only the wire between them is text. */
export type Client = {
  readonly [G in keyof Contract]: {
    readonly [M in keyof Contract[G]]: (
      input: Input<Contract[G][M]>,
    ) => Promise<Answer<Output<Contract[G][M]>>>
  }
}
export type Handlers = {
  readonly [G in keyof Contract]: {
    readonly [M in keyof Contract[G]]: (
      input: Input<Contract[G][M]>,
    ) => Output<Contract[G][M]> | Promise<Output<Contract[G][M]>>
  }
}

/** A decoded answer: the value, or the error as data. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CallError }

/** What main tells the page without being asked: which thing changed, never its new state. */
export const AppEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('journal-changed'), lastSeq: z.int().min(0) }),
  z.strictObject({ kind: z.literal('journal-status-changed') }),
  z.strictObject({ kind: z.literal('settings-changed') }),
  z.strictObject({ kind: z.literal('safety-changed') }),
  TaskProgress,
])
export type AppEvent = z.output<typeof AppEvent>
