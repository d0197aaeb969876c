import type { ContractSpec } from '../market/contract-spec'
import { signOf, type Side } from '../market/side'
import { ONE, type Decimal } from '../num/decimal'
import { assertNever, ok, type Result } from '../num/result'
import {
  coin,
  contracts,
  leverage,
  price as asPrice,
  usd,
  type Coin,
  type Contracts,
  type Fraction,
  type Leverage,
  type Price,
  type Rate,
  type Usd,
} from '../num/units'

import { num } from './explanation'
import { equityDirection, notional } from './notional'
import { payoffOver, type PayoffTerms } from './payoff'
import { toLot } from './quantity'
import { refused, type Refusal } from './refusal'

export type SizingTerms = PayoffTerms & Pick<ContractSpec, 'lot' | 'settlement' | 'quote'>

/** What the loss at the stop may be. `equity` is a share of the question's equity: 0.01 is 1 %. */
export type RiskLimit =
  | { readonly kind: 'coin'; readonly risk: Coin }
  | { readonly kind: 'usd'; readonly risk: Usd }
  | { readonly kind: 'equity'; readonly share: Fraction }

export interface SizingQuestion<S extends SizingTerms = SizingTerms> {
  readonly spec: S
  readonly side: Side
  readonly entry: Price
  readonly stop: Price
  readonly risk: RiskLimit
  readonly openFeeRate: Rate
  /** Of the fill at the stop. */
  readonly closeFeeRate: Rate
  /** How much worse than the stop the fill is expected, as a fraction of the stop: 0 ≤ slippage < 1. */
  readonly stopSlippage: Fraction
  /** Funding expected until then, as a fraction of the notional at entry; negative when received. */
  readonly expectedFunding: Fraction
  /** Coins of the account. Needed for a share of the equity, and for the leverage on it. */
  readonly equity: Coin | undefined
}

/** Settlement coins and, where the contract's own price values them, dollars. */
export interface Worth {
  readonly coin: Coin
  /** Undefined for a quanto contract. */
  readonly usd: Usd | undefined
}

export interface SizedPosition {
  /** The contracts whose loss at the stop is the risk exactly; not rounded. */
  readonly exact: Contracts
  /** The same down to the lot. */
  readonly quantity: Contracts
  /** The stop with the slippage. */
  readonly stopFill: Price
  /** What `quantity` loses at the stop, fees and funding inside. At most the risk asked for. */
  readonly risk: Worth
  /** Of `quantity` at entry. */
  readonly notional: Worth
  /** Notional over equity; undefined when no equity above zero was given. */
  readonly leverage: Leverage | undefined
}

export type SizingRefusal = Refusal<'stop' | 'slippage' | 'risk' | 'equity' | 'unit' | 'lot'>

/**
 * The quantity whose loss at the stop is the risk: fees both ways, slippage and funding inside.
 * Every part grows with the contracts, so q = risk / (loss of one contract), then down to the lot.
 *
 * Without costs, inverse: q·C = R_coin / |1/E − 1/S|, and q·C = R_usd · E / |S − E| in dollars at the stop.
 * Long at 50 000, stop 48 000, 0.01 BTC → 12 000 USD; 480 USD → 12 000 USD too, since 0.01 BTC at the stop is
 * 480 USD. Dollars of each part are counted at the price of its own event: the opening fee at the entry, the
 * rest at the stop's fill. Source: algebra over the venues' PnL formula.
 */
export function positionSize(question: SizingQuestion): Result<SizedPosition, SizingRefusal> {
  const fault = stopFault(question)
  if (fault !== undefined) return fault
  const { spec, entry, equity } = question
  const stopFill = stopFillOf(question)
  const risked = riskOf(question)
  if (!risked.ok) return risked
  const { loss, scale } = lossPerContract(question, stopFill, risked.value.unit)
  if (loss.lte(0)) {
    return refused(
      'risk',
      'Rebates and funding received outweigh the loss at the stop, so no quantity loses that much.',
    )
  }
  const exact = contracts(risked.value.risk.times(scale).div(loss))
  const quantity = toLot(exact, spec.lot)
  if (quantity.isZero()) return belowLot(question, risked.value, loss.times(spec.lot).div(scale))
  const held = notional({ spec, quantity }, entry)
  return ok({
    exact,
    quantity,
    stopFill,
    risk: lossOf(question, stopFill, quantity),
    notional: { coin: held, usd: notionalUsd(spec, quantity, held) },
    leverage: equity?.gt(0) === true ? leverage(held.div(equity)) : undefined,
  })
}

/** The stop's fill, moved against the position by the slippage. Long 48 000 with 0.1 % → 47 952. */
export function stopFillOf({
  side,
  stop,
  stopSlippage,
}: Pick<SizingQuestion, 'side' | 'stop' | 'stopSlippage'>): Price {
  return asPrice(stop.times(ONE.minus(stopSlippage.times(signOf(side)))))
}

function stopFault({
  side,
  entry,
  stop,
  stopSlippage,
}: SizingQuestion): { readonly ok: false; readonly error: SizingRefusal } | undefined {
  if (stopSlippage.lt(0) || stopSlippage.gte(1))
    return refused('slippage', 'Slippage must be at least 0% and below 100%.')
  return wrongStop(side, entry, stop)
}

/** A stop must lie where the position loses. */
export function wrongStop(
  side: Side,
  entry: Price,
  stop: Price,
): { readonly ok: false; readonly error: Refusal<'stop'> } | undefined {
  const where = side === 'long' ? 'below' : 'above'
  if (stop.eq(entry))
    return refused('stop', `The stop is at the entry; the stop of a ${side} must be ${where} it.`)
  if (stop.gt(entry) === (side === 'long'))
    return refused('stop', `The stop of a ${side} must be ${where} the entry of ${num(entry)}.`)
  return undefined
}

interface Risked {
  readonly unit: 'coin' | 'usd'
  readonly risk: Decimal
}

/** The risk in one unit, above zero. */
export function riskOf({ spec, risk, equity }: SizingQuestion): Result<Risked, SizingRefusal> {
  switch (risk.kind) {
    case 'coin':
      return aboveZero({ unit: 'coin', risk: risk.risk })
    case 'usd':
      return spec.kind === 'quanto'
        ? refused(
            'unit',
            `This contract settles in ${spec.settlement}, which its own price does not value in dollars. State the risk in ${spec.settlement}.`,
          )
        : aboveZero({ unit: 'usd', risk: risk.risk })
    case 'equity':
      return equity === undefined || equity.lte(0)
        ? refused('equity', 'A share of the equity needs an equity above zero.')
        : aboveZero({ unit: 'coin', risk: risk.share.times(equity) })
    default:
      return assertNever(risk)
  }
}

const aboveZero = (risked: Risked): Result<Risked, SizingRefusal> =>
  risked.risk.gt(0) ? ok(risked) : refused('risk', 'The risk must be above zero.')

/** The loss of one contract as loss / scale: kept apart so that one division is all that rounds. */
interface ScaledLoss {
  readonly loss: Decimal
  readonly scale: Decimal
}

function lossPerContract(question: SizingQuestion, fill: Price, unit: 'coin' | 'usd'): ScaledLoss {
  return unit === 'usd' && question.spec.kind === 'inverse'
    ? dollarLoss(question, fill)
    : coinLoss(question, fill)
}

/** (d + t_in + φ)·|f(E)| − (d − t_out)·|f(S)|, times E·S: the product takes the divisions of f away. */
function coinLoss(question: SizingQuestion, fill: Price): ScaledLoss {
  const { spec, side, entry, openFeeRate, closeFeeRate, expectedFunding } = question
  const scale = entry.times(fill)
  const { valueAt } = payoffOver(spec.kind, spec.contractValue.times(scale))
  const direction = equityDirection(spec, side)
  const opened = valueAt(entry).abs().times(openFeeRate.plus(expectedFunding).plus(direction))
  const closed = valueAt(fill).abs().times(closeFeeRate.negated().plus(direction))
  return { loss: opened.minus(closed), scale }
}

/** C·(s·(E − S)/E + t_in + t_out + φ·S/E), times E. */
function dollarLoss(question: SizingQuestion, fill: Price): ScaledLoss {
  const { spec, side, entry, openFeeRate, closeFeeRate, expectedFunding } = question
  const loss = entry
    .minus(fill)
    .times(signOf(side))
    .plus(openFeeRate.plus(closeFeeRate).times(entry))
    .plus(expectedFunding.times(fill))
  return { loss: loss.times(spec.contractValue), scale: entry }
}

function lossOf(question: SizingQuestion, fill: Price, quantity: Contracts): Worth {
  const lost = (unit: 'coin' | 'usd'): Decimal => {
    const { loss, scale } = lossPerContract(question, fill, unit)
    return loss.times(quantity).div(scale)
  }
  return {
    coin: coin(lost('coin')),
    usd: question.spec.kind === 'quanto' ? undefined : usd(lost('usd')),
  }
}

function notionalUsd(spec: SizingTerms, quantity: Contracts, held: Coin): Usd | undefined {
  if (spec.kind === 'quanto') return undefined
  return usd(spec.kind === 'inverse' ? quantity.times(spec.contractValue) : held)
}

function belowLot(
  { spec }: SizingQuestion,
  { unit, risk }: Risked,
  lotLoss: Decimal,
): { readonly ok: false; readonly error: SizingRefusal } {
  const currency = unit === 'coin' ? spec.settlement : spec.quote
  return refused(
    'lot',
    `One lot of ${num(spec.lot)} contracts loses ${num(lotLoss)} ${currency} at the stop, more than the risk of ${num(risk)} ${currency}.`,
  )
}
