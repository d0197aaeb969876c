import { computed } from 'vue'

import type { InverseSpec } from '@shared/market/contract-spec'
import type { ScenarioDocument } from '@shared/scenario/document'

import { api } from '../../../app/api'
import { notify } from '../../../app/notices'
import { EMPTY_SCENARIO } from '../../../app/scenario'
import { useOwnListings } from '../../../app/use-own-listings'
import { useSettings } from '../../../app/use-settings'
import { useScenarioDocStore, type ScenarioDoc } from '../use-scenario-doc-store'

import { contractIssue } from './contract-issue'
import { docOf, documentOf } from './scenario-documents'
import { readScenarioLink, scenarioLink } from './scenario-link'
import { freeName, suggestedName } from './scenario-names'
import { useKeptScenarios } from './use-kept-scenarios'
import { useOpenScenarioStore } from './use-open-scenario-store'
import { useScenarioListStore } from './use-scenario-list-store'

export interface UseScenariosReturn {
  /** Saves under its name; one that has none is asked for it. */
  readonly save: () => Promise<void>
  /** Keeps what is typed as a new scenario, which is typed on from here. True when it was kept. */
  readonly saveAs: (name: string) => Promise<boolean>
  /** The same under the next free name. */
  readonly duplicate: () => Promise<void>
  /** Puts a kept scenario in place, with the way back. */
  readonly open: (id: string) => Promise<void>
  /** Puts a scenario in place that another page hands over and that is not kept yet, with the way back. */
  readonly take: (document: ScenarioDocument) => void
  readonly begin: () => void
  readonly exportIt: () => Promise<void>
  readonly importOne: () => Promise<void>
  readonly copyLink: (tool: string) => Promise<void>
  /** Puts a linked scenario in place, with the way back; gives the tool that it is looked at with. */
  readonly openLink: (link: string) => string | undefined
  /** A name for what is typed. */
  readonly nameIdea: () => string
  readonly names: () => readonly string[]
}

/** Everything that is done with the scenario at hand and those that are kept. */
export function useScenarios(spec: () => InverseSpec): UseScenariosReturn {
  const docs = useScenarioDocStore()
  const opened = useOpenScenarioStore()
  const list = useScenarioListStore()
  const kept = useKeptScenarios()
  const { listings, own, keep: keepListings } = useOwnListings()
  const { sideWord } = useSettings()

  const names = computed(() => list.entries.map(({ name }) => name))
  const nameIdea = (): string =>
    opened.open?.name ?? suggestedName(docs.sheet, spec(), sideWord(docs.sheet.side))

  const document = (name: string): ScenarioDocument =>
    documentOf(docs.doc, { name, own: own.value })

  /** Puts another scenario in place, and says so where something was not saved. */
  function put(doc: ScenarioDoc, of: { readonly label: string; readonly id?: string }): void {
    const lost = opened.differs
      ? `What was not saved${opened.open ? ` of “${opened.open.name}”` : ''} comes back with Ctrl Z.`
      : undefined
    opened.put(doc, of)
    if (lost !== undefined) notify('done', lost)
  }

  function putDocument(of: ScenarioDocument, id?: string): void {
    put(docOf(of), { label: `Open “${of.name}”`, ...(id !== undefined && { id }) })
    const issue = contractIssue(of, listings.value)
    if (!issue) return
    const { text, missing } = issue
    const keepIt = missing.length > 0 && {
      label: missing.length === 1 ? 'Keep the contract' : 'Keep the contracts',
      run: () => void keepListings(missing),
    }
    notify(keepIt ? 'trouble' : 'done', text, keepIt || undefined)
  }

  async function saveAs(name: string): Promise<boolean> {
    const entry = await kept.keep(document(name))
    if (!entry) return false
    opened.follow(entry.id)
    notify('done', `“${entry.name}” is saved.`)
    return true
  }

  async function save(): Promise<void> {
    const { open } = opened
    if (!open) {
      list.ask('save-as')
      return
    }
    const entry = await kept.keep(document(open.name), open.id)
    if (entry) notify('done', `“${entry.name}” is saved.`)
  }

  async function duplicate(): Promise<void> {
    if (opened.open) await saveAs(freeName(opened.open.name, names.value))
    else list.ask('save-as')
  }

  async function open(id: string): Promise<void> {
    const found = await kept.read(id)
    if (found) putDocument(found, id)
  }

  async function importOne(): Promise<void> {
    const answer = await api.scenarios.openFile({})
    if (!answer.ok) {
      notify('trouble', `The file was not opened. ${answer.error.message}`)
      return
    }
    const reading = answer.value
    if (reading.state === 'refused') notify('trouble', refusalText(reading))
    if (reading.state !== 'read') return
    const name = freeName(reading.document.name, names.value)
    const entry = await kept.keep({ ...reading.document, name })
    putDocument(reading.document, entry?.id)
    if (entry) notify('done', `“${entry.name}” is read from ${reading.file} and saved.`)
  }

  async function exportIt(): Promise<void> {
    const answer = await api.scenarios.exportOne(document(nameIdea()))
    if (!answer.ok) notify('trouble', `The scenario was not exported. ${answer.error.message}`)
    else if (answer.value.state === 'written')
      notify('done', `The scenario is in ${answer.value.file}.`)
  }

  async function copyLink(tool: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(scenarioLink({ doc: docs.doc, tool }))
      notify('done', 'A link to the scenario is copied. Paste it into Ctrl K to open it.')
    } catch {
      notify('trouble', 'The link was not copied: the system refused the clipboard.')
    }
  }

  function openLink(link: string): string | undefined {
    const read = readScenarioLink(link)
    if (read.ok) put(read.value.doc, { label: 'Open a link' })
    else notify('trouble', `The link was not opened. ${read.error}`)
    return read.ok ? read.value.tool : undefined
  }

  return {
    take: (document) => putDocument(document),
    ...{ save, saveAs, duplicate, open, exportIt, importOne, copyLink, openLink, nameIdea },
    begin: () =>
      put(
        { sheet: { ...EMPTY_SCENARIO, contractId: docs.sheet.contractId }, tools: {} },
        { label: 'New scenario' },
      ),
    names: () => names.value,
  }
}

function refusalText(of: {
  readonly file: string
  readonly line?: number | undefined
  readonly column?: number | undefined
  readonly reason: string
}): string {
  const place =
    of.line === undefined
      ? ''
      : ` Line ${of.line}${of.column === undefined ? '' : `, column ${of.column}`}:`
  return `${of.file} was not opened, and nothing was changed.${place} ${of.reason}`
}
