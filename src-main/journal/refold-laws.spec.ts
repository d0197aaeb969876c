import fc from 'fast-check'
import { expect, it } from 'vitest'

import { isTrade } from '@shared/journal/apply'
import { dayStartMs } from '@shared/journal/day'
import type { JournalEvent } from '@shared/journal/event'
import { LegSummary } from '@shared/journal/leg'
import { EVERY_LEG } from '@shared/journal/leg-query'
import { legSummary } from '@shared/journal/leg-summary'
import type { LegUnits } from '@shared/journal/leg-units'
import { project } from '@shared/journal/project'
import { storedStateText } from '@shared/journal/stored-text'

import { act, actedJournal, journalAct, type ActedJournal } from '../../test/support/journal-acts'
import type { Connection, Row } from '../storage/sqlite'

import { wholeOf } from './refold'
import { EVENT_COLUMNS, eventOfRow } from './sqlite-event-row'
import { UNIT_COLUMNS, unitCells } from './sqlite-units'

const UNITS = UNIT_COLUMNS.join(', ')

const eventsIn = (connection: Connection): readonly JournalEvent[] =>
  connection.prepare(`SELECT ${EVENT_COLUMNS} FROM event ORDER BY seq`).all().map(eventOfRow)

const rowsOf = (connection: Connection, columns: string, table: string): readonly Row[] =>
  connection.prepare(`SELECT account_id, contract, position_side, ${columns} FROM ${table}`).all()

const unitsShown = (units: LegUnits): string => unitCells(units).join(' ')
const rowShown = (row: Row): string => UNIT_COLUMNS.map((column) => row[column]).join(' ')
const streamOf = (row: Row): string =>
  [row['account_id'], row['contract'], row['position_side']].join(' ')

type Projection = ReturnType<typeof project>[number]
const nameOf = ({ accountId, contract, positionSide }: Projection): string =>
  [accountId, contract, positionSide].join(' ')

/** Everything that is stored of the positions, as text that can be compared and printed. */
function stored({ connection, service }: ActedJournal) {
  const { legs, count } = service.listLegs(EVERY_LEG)
  expect(count).toBe(legs.length)
  return {
    legs: legs.map((leg) => JSON.stringify(LegSummary.encode(leg))).toSorted(),
    streams: rowsOf(connection, `state, ${UNITS}`, 'stream_state')
      .map((row) => [streamOf(row), row['state'], rowShown(row)])
      .toSorted(),
    days: rowsOf(connection, `day, ${UNITS}`, 'day_sum')
      .map((row) => [streamOf(row), Number(row['day']), rowShown(row)])
      .toSorted(),
  }
}

/** The same, folded from the first event on by the pure fold alone. */
function fromScratch(events: readonly JournalEvent[]): ReturnType<typeof stored> {
  const projections = project(events)
  return {
    legs: projections
      .flatMap(({ legs }) => legs.map(legSummary))
      .map((leg) => JSON.stringify(LegSummary.encode(leg)))
      .toSorted(),
    streams: projections
      .map((each) => [nameOf(each), storedStateText(each.state), unitsShown(each.totals)])
      .toSorted(),
    days: projections
      .flatMap((each) =>
        [...each.days].map(([day, units]) => [nameOf(each), day, unitsShown(units)]),
      )
      .toSorted(),
  }
}

/** What a state kept for a day must hold: what came before its first millisecond. */
function keptAre(connection: Connection, events: readonly JournalEvent[]): number {
  const kept = rowsOf(connection, `day, state, ${UNITS}`, 'kept_state')
  for (const row of kept) {
    const startMs = dayStartMs(Number(row['day']))
    const before = project(events.filter((event) => !isTrade(event) || event.atMs < startMs))
    const there = before.find((each) => nameOf(each) === streamOf(row))
    expect([row['day'], row['state'], rowShown(row)]).toEqual([
      row['day'],
      storedStateText(there?.state ?? { leg: null, unattached: NONE, upTo: null }),
      there ? unitsShown(there.totals) : '0 0 0 0 0 0',
    ])
  }
  return kept.length
}
const NONE = { count: 0, units: 0n }

it(
  'what is stored after late events and voids is what the events fold to from the beginning, to the last unit',
  { timeout: 120_000 },
  () => {
    let kept = 0
    let metEarly = 0
    fc.assert(
      fc.property(fc.array(journalAct, { minLength: 1, maxLength: 14 }), (acts) => {
        const journal = actedJournal()
        const { connection, service } = journal
        for (const done of acts) act(service, done)
        const events = eventsIn(connection)
        expect(stored(journal)).toEqual(fromScratch(events))
        kept += keptAre(connection, events)
        metEarly += journal.metEarly()
        expect(wholeOf(service.verifying()).findings).toEqual([])
        wholeOf(service.rebuilding())
        expect(stored(journal)).toEqual(fromScratch(events))
        keptAre(connection, events)
        connection.close()
      }),
      { numRuns: 60 },
    )
    // States were kept, and refolds ended at them: or nothing was tested.
    expect(Math.min(kept, metEarly)).toBeGreaterThan(5)
  },
)

/** Either work, with what it found. */
function* between(
  service: ActedJournal['service'],
  which: 'verifying' | 'rebuilding',
  findings: string[],
): Generator<undefined, void> {
  if (which === 'verifying') findings.push(...(yield* service.verifying()).findings)
  else yield* service.rebuilding()
}

it(
  'a proof and a rebuild stand beside whatever is recorded meanwhile',
  { timeout: 120_000 },
  () => {
    const acts = fc.array(journalAct, { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(
        acts,
        acts,
        fc.constantFrom('verifying', 'rebuilding'),
        (before, meanwhile, which) => {
          const journal = actedJournal()
          const { connection, service } = journal
          for (const done of before) act(service, done)
          const findings: string[] = []
          const work = between(service, which, findings)
          for (const done of meanwhile) {
            work.next()
            act(service, done)
          }
          wholeOf(work)
          expect(findings).toEqual([])
          expect(stored(journal)).toEqual(fromScratch(eventsIn(connection)))
          connection.close()
        },
      ),
      { numRuns: 40 },
    )
  },
)
