import type { EventId, JournalEvent } from '@shared/journal/event'

import type { Row, Statement } from '../storage/sqlite'

import type { JournalRepository, StreamId } from './journal-repository'
import { EVENT_COLUMNS, eventOfRow } from './sqlite-event-row'
import { PLAN_COLUMNS, planCells, planOfRow } from './sqlite-plan-row'
import { rowDifferences } from './sqlite-verify'

const PLANS = PLAN_COLUMNS.join(', ')
const IN_STREAM = 'account_id = ? AND contract = ?'

type PlanStorage = Pick<
  JournalRepository,
  'planEvents' | 'savePlan' | 'clearPlans' | 'plans' | 'planDifferences'
>

/** The plans of a journal file. */
export function sqlitePlans(
  sql: (text: string) => Statement,
  speakingOf: (subjects: readonly EventId[]) => readonly JournalEvent[],
): PlanStorage {
  const inStream = (text: string, { accountId, contract }: StreamId): readonly Row[] =>
    sql(text).all(accountId, contract)
  return {
    planEvents: (stream) => {
      const plans = inStream(
        `SELECT ${EVENT_COLUMNS} FROM event WHERE ${IN_STREAM} AND kind = 'plan-recorded'`,
        stream,
      ).map(eventOfRow)
      return [...plans, ...speakingOf(plans.map(({ id }) => id))]
    },
    savePlan: (plan) => {
      sql(`INSERT INTO plan (${PLANS}) VALUES (${PLAN_COLUMNS.map(() => '?').join(', ')})`).run(
        ...planCells(plan),
      )
    },
    clearPlans: ({ accountId, contract }) => {
      sql(`DELETE FROM plan WHERE ${IN_STREAM}`).run(accountId, contract)
    },
    plans: () =>
      sql(`SELECT ${PLANS} FROM plan ORDER BY planned_at_ms DESC, planned_seq DESC`)
        .all()
        .map(planOfRow),
    planDifferences: (stream, plans) =>
      rowDifferences({
        what: 'plan',
        columns: PLAN_COLUMNS,
        stored: inStream(`SELECT ${PLANS} FROM plan WHERE ${IN_STREAM}`, stream),
        expected: new Map(plans.map((plan) => [plan.summary.id, planCells(plan)])),
      }),
  }
}
