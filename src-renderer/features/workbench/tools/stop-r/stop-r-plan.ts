import {
  plannedR,
  type PartialExit,
  type PlannedR,
  type RPair,
  type RPlan,
} from '@shared/calc/r-multiple'
import { ONE } from '@shared/num/decimal'
import { fraction } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { readTargets, type TargetsReading } from '../targets-list'
import type { ToolAsk } from '../tool'
import { chosenOf, lacksOf } from '../tool-input'

const RESTS = ['stopped', 'open'] as const

export interface StopRInput {
  readonly list: TargetsReading
  /** What becomes of the share without a target. */
  readonly rest: (typeof RESTS)[number]
  /** The exits that are judged: those typed, otherwise all of the position at the exit or mark of the sheet. */
  readonly targets: readonly PartialExit[]
  readonly plan?: RPlan
  readonly planned?: PlannedR
  /** Why there is no plan, as a sentence; empty where a field says it. */
  readonly lacks: string
}

/** The fields of the tool as numbers, and the plan once there are entry, stop and an exit. */
export function readStopR({ reading, texts }: ToolAsk): StopRInput {
  const list = readTargets(texts, reading)
  const rest = chosenOf(texts, 'stop-r-rest', RESTS)
  const targets = list.typed > 0 ? (list.targets ?? []) : sheetExit(reading)
  const typed = { list, rest, targets }
  const { spec, side, entry, stop, openFeeRate, closeFeeRate } = reading
  if (!entry || !stop || !openFeeRate || !closeFeeRate)
    return { ...typed, lacks: lacksPlan(reading) }
  if (targets.length === 0)
    return {
      ...typed,
      lacks: list.typed > 0 ? '' : 'Needs a target in the list, or an exit or mark.',
    }
  const plan = { spec, side, entry, stop, targets, openFeeRate, closeFeeRate }
  const planned = plannedR(plan)
  return planned.ok
    ? { ...typed, plan, planned: planned.value, lacks: '' }
    : { ...typed, lacks: planned.error.message }
}

const sheetExit = ({ exit }: ScenarioReading): readonly PartialExit[] =>
  exit ? [{ price: exit, share: fraction(ONE) }] : []

/** What R waits for on the sheet. A stop that is wrong says so itself. */
export const lacksPlan = (reading: ScenarioReading): string =>
  lacksOf(reading, ['entry']) ??
  (reading.stop ? undefined : reading.says.stop?.issue ? '' : 'Needs a stop on the sheet.') ??
  lacksOf(reading, ['openFeeRate', 'closeFeeRate']) ??
  ''

/** The R of the whole plan, with what becomes of the rest as it was chosen. */
export function wholePlan(
  { gross, net, restStopped, grossRestStopped }: PlannedR,
  rest: StopRInput['rest'],
): { readonly gross: RPair; readonly net: RPair } {
  return rest === 'open' ? { gross, net } : { gross: grossRestStopped, net: restStopped }
}
