import { bookedPosition, type BookedFigures } from '@shared/calc/booked-position'
import { explainBookedPosition } from '@shared/calc/explain-booked-position'
import { explainOrderCost, orderCost } from '@shared/calc/order-cost'
import { standingOf } from '@shared/calc/standing'
import { twinAt } from '@shared/calc/twin'
import { coinsOf } from '@shared/calc/whole-units'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { Leverage } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { lacksBacking } from '../backing-words'
import { namedRows, waitingRows, type Drawn } from '../named-rows'
import type { ToolRow } from '../tool'
import { heldOf, lacksOf, none, type Held } from '../tool-input'

import { knownMark } from '../known-mark'

const rowsFor = ({ venue, userDefined }: InverseSpec) =>
  [
    {
      ...{ id: 'margin-booked-initial', label: 'Initial margin', term: 'initial-margin' },
      group: userDefined ? 'In whole units, at entry' : `As ${venue} books it, at entry`,
    },
    { id: 'margin-booked-reserve', label: 'Closing reserve', term: 'closing-reserve' },
    { id: 'margin-booked-position', label: 'Position margin', term: 'initial-margin' },
    {
      id: 'margin-booked-maintenance',
      label: 'Maintenance',
      term: 'maintenance-margin',
    },
    { id: 'margin-order', label: 'Order cost', term: 'order-cost' },
  ] as const
type Booked = Readonly<Record<ReturnType<typeof rowsFor>[number]['id'], Drawn>>

/** Margin in whole units of the coin, rounded as the venue does, and what an order of this size sets aside. */
export function bookedRows(reading: ScenarioReading): readonly ToolRow[] {
  const rows = rowsFor(reading.spec)
  const held = heldOf(reading)
  if (!held) return waitingRows(rows, lacksOf(reading) ?? '')
  if (!reading.backing) return waitingRows(rows, lacksBacking(reading))
  const { chosen } = standingOf(held)
  if (!chosen) return waitingRows(rows, 'There are no contracts to book.')
  return namedRows(rows, {
    ...recordOf(held, chosen),
    'margin-order': orderOf(reading, held, chosen),
  })
}

/** Only an isolated margin belongs to the position alone, and only one by leverage is rounded from its value. */
function recordOf(held: Held, leverage: Leverage): Omit<Booked, 'margin-order'> {
  const { backing } = held
  if (backing.kind !== 'leverage') {
    const why =
      backing.kind === 'cross'
        ? 'With cross margin the account is booked as a whole.'
        : 'A margin that is typed is booked as it is.'
    const lacks = { figure: none(why) }
    return {
      'margin-booked-initial': lacks,
      'margin-booked-reserve': lacks,
      'margin-booked-position': lacks,
      'margin-booked-maintenance': lacks,
    }
  }
  const record = {
    ...{ ...held, leverage, mark: held.entry },
    ...{ addedMargin: 0n, marginLoss: 0n, realised: 0n },
  }
  const figures = bookedPosition(record)
  const steps = explainBookedPosition(record, figures)
  const booked = (name: 'initialMargin' | 'closingReserve' | 'positionMargin' | 'maintenance') => ({
    figure: unitsFigure(held, figures[name]),
    how: steps.find(({ figure }) => figure === name),
  })
  return {
    'margin-booked-initial': booked('initialMargin'),
    'margin-booked-reserve': booked('closingReserve'),
    'margin-booked-position': booked('positionMargin'),
    'margin-booked-maintenance': booked('maintenance'),
  }
}

function orderOf(reading: ScenarioReading, held: Held, leverage: Leverage): Drawn {
  const { spec, side, quantity, entry } = held
  const mark = knownMark(reading) ?? entry
  const order = { spec, side, quantity, price: entry, leverage, mark }
  return { figure: unitsFigure(held, orderCost(order)), how: explainOrderCost(order) }
}

const unitsFigure = (
  { spec, entry }: Held,
  units: BookedFigures['initialMargin'],
): Drawn['figure'] => ({
  kind: 'money',
  twin: twinAt(spec, coinsOf(units, spec.settlementScale), entry),
  signed: false,
})
