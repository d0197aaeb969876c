import { carryResult, explainCarryResult, yearlyReturn } from '@shared/calc/carry-result'
import { coverSize } from '@shared/calc/cover-size'
import { compoundedFunding, dailyFunding, explainDollarFunding } from '@shared/calc/dollar-funding'
import { explainHedgeSize } from '@shared/calc/explain-hedge'
import { explainPosition } from '@shared/calc/explain'
import { explainSyntheticDollar } from '@shared/calc/explain-synthetic-dollar'
import type { Explanation } from '@shared/calc/explanation'
import type { HedgeSize } from '@shared/calc/hedge'
import type { PositionInput } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { dollarYield, syntheticDollar, type DollarAccount } from '@shared/calc/synthetic-dollar'
import type { InverseSpec } from '@shared/market/contract-spec'
import { ONE, ZERO } from '@shared/num/decimal'
import type { Result } from '@shared/num/result'
import { coin, leverage, rate, type Fraction, type Rate } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { priceOrWhy, type RowFigure } from '../../result-rows'
import type { ToolRow } from '../tool'
import { none } from '../tool-input'

import type { CarryInput } from './carry-fields'
import { LACKS, PAY_ROWS, percent, rowsOf, SHORT_ROWS, type Drawn } from './carry-rows'

/** Coins with the short that covers them, on the lot. */
export interface Covered {
  readonly account: Omit<DollarAccount, 'spec'> & { readonly spec: InverseSpec }
  readonly size: HedgeSize
}

/** The short that covers the coins, or what it still waits for. */
export function coveredBy(input: CarryInput, { spec }: ScenarioReading): Result<Covered, string> {
  const price = input.price.value
  const coins = input.coins.value
  if (!price) return { ok: false, error: LACKS.price(input) }
  if (!coins) return { ok: false, error: LACKS.coins(input) }
  const size = coverSize({ spec, coins, price })
  if (!size.ok) return size
  const account = { spec, coins, quantity: size.value.quantity, entry: price }
  return { ok: true, value: { account, size: size.value } }
}

type Steps = readonly Explanation<string>[]
const stepOf = (steps: Steps, figure: string): Explanation<string> | undefined =>
  steps.find((each) => each.figure === figure)

/** The contracts, what they freeze, and what they ask of the account. */
export function shortRows({ account, size }: Covered): readonly ToolRow[] {
  const { spec, coins, quantity, entry } = account
  const held = syntheticDollar(account, entry)
  const sized = explainHedgeSize({ spec, coins, price: entry }, 'down')
  const dollar = explainSyntheticDollar(account, entry, { rate: rate(ZERO), intervalsPerDay: 1 })
  return rowsOf(SHORT_ROWS, [
    { figure: { kind: 'count', count: quantity, unit: 'contracts' }, how: stepOf(sized, 'size') },
    { figure: { kind: 'count', count: size.exact, unit: 'contracts' }, how: stepOf(sized, 'size') },
    { figure: { kind: 'usd', usd: held.fixed, signed: false }, how: stepOf(dollar, 'worth') },
    { figure: { kind: 'usd', usd: size.open, signed: false }, how: stepOf(sized, 'open') },
    {
      figure: held.marginUse
        ? { kind: 'percent', fraction: held.marginUse, signed: false }
        : none('The account is worth nothing at this price.'),
      how: stepOf(dollar, 'marginUse'),
    },
    liquidationAtOne(account),
  ])
}

/** All of the coins stand behind the short. */
function liquidationAtOne({ spec, coins, quantity, entry }: Covered['account']): Drawn {
  const free = { openFeeRate: rate(ZERO), closeFeeRate: rate(ZERO), fundingPaid: coin(ZERO) }
  const input: PositionInput & Pick<ScenarioReading, 'spec'> = {
    ...{ spec, side: 'short' as const, quantity, entry, exit: entry, ...free },
    backing: { kind: 'cross', wallet: coins, leverage: leverage(ONE) },
  }
  const figures = positionFigures(input)
  return {
    figure: priceOrWhy(figures.liquidation, input),
    how: stepOf(explainPosition(input, figures), 'liquidation'),
  }
}

/** What the basis brings by expiry, and what funding brings meanwhile. */
export function payRows(
  covered: Covered,
  input: CarryInput,
  reading: ScenarioReading,
): readonly ToolRow[] {
  return rowsOf(PAY_ROWS, [
    ...basisPays(covered, input, reading),
    ...fundingPays(covered, input, reading),
  ])
}

/** What closing costs: the delivery of a dated contract, or buying back. A delivery fee that is not known is none. */
const closingRate = ({ spec, closeFeeRate }: ScenarioReading): Rate =>
  spec.term === 'dated' ? (spec.fees.delivery ?? rate(ZERO)) : (closeFeeRate ?? rate(ZERO))

function basisPays(
  { account: { spec, quantity, entry } }: Covered,
  input: CarryInput,
  reading: ScenarioReading,
): readonly Drawn[] {
  const { index, openFeeRate } = reading
  if (!index || !openFeeRate) {
    const lacks: Drawn = { figure: none(index ? 'Needs the fee in.' : LACKS.index(reading)) }
    return [lacks, lacks, lacks]
  }
  const trade = {
    ...{ spec, quantity, future: entry, index, openFeeRate },
    closeFeeRate: closingRate(reading),
  }
  const leftMs = input.leftMs.value
  const { gain, net, share } = carryResult(trade)
  const steps = explainCarryResult(trade, leftMs)
  return [
    { figure: { kind: 'usd', usd: gain, signed: true }, how: stepOf(steps, 'gain') },
    { figure: { kind: 'usd', usd: net, signed: true }, how: stepOf(steps, 'net') },
    {
      figure:
        share && leftMs !== undefined
          ? fractionOr(yearlyReturn(share, leftMs))
          : none(LACKS.expiry(input, reading)),
      how: stepOf(steps, 'yearly'),
    },
  ]
}

const fractionOr = (found: Result<Fraction, string>): RowFigure =>
  found.ok ? percent(found.value) : none(found.error)

function fundingPays(
  { account }: Covered,
  { funding }: CarryInput,
  reading: ScenarioReading,
): readonly Drawn[] {
  if (!funding) {
    const lacks: Drawn = { figure: none(LACKS.funding(reading)) }
    return [lacks, lacks, lacks]
  }
  const { entry } = account
  const position = { ...account, side: 'short' } as const
  const day = dailyFunding(position, entry, funding)
  const steps = explainDollarFunding(position, entry, funding)
  const dollar = explainSyntheticDollar(account, entry, funding)
  const { rate: paid, intervalsPerDay } = funding
  return [
    {
      figure: day.ok ? { kind: 'money', twin: day.value, signed: true } : none(day.error),
      how: stepOf(steps, 'daily'),
    },
    {
      figure: fractionOr(dollarYield(syntheticDollar(account, entry), paid, intervalsPerDay)),
      how: stepOf(dollar, 'yield'),
    },
    { figure: fractionOr(compoundedFunding(funding)), how: stepOf(steps, 'compounded') },
  ]
}
