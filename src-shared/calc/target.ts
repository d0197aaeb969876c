import type { ContractSpec } from '../market/contract-spec'
import { signOf } from '../market/side'
import { ZERO, type Decimal } from '../num/decimal'
import { assertNever, err, ok, type Result } from '../num/result'
import {
  coin,
  price as asPrice,
  rate,
  type Coin,
  type Fraction,
  type Price,
  type Usd,
} from '../num/units'

import { NO_CONTRACTS } from './bankruptcy'
import type { Costed } from './break-even'
import { num } from './explanation'
import { equityDirection, notional, priceOfNotional } from './notional'
import type { PayoffTerms } from './payoff'
import type { PriceOutcome } from './position'

export type TargetTerms = PayoffTerms & Pick<ContractSpec, 'settlement' | 'quote'>

/**
 * The result an exit is asked to bring. Dollars are counted at the exit price; `openFeeAt` says at which price
 * the opening fee is: at the entry, where it was paid (as the Position calculator counts), or at the exit with
 * all the rest. A balance is the account's coins before fees, funding and the result.
 */
export type Wanted =
  | { readonly kind: 'coin'; readonly result: Coin }
  | { readonly kind: 'usd'; readonly result: Usd; readonly openFeeAt: 'entry' | 'exit' }
  | { readonly kind: 'roe'; readonly roe: Fraction; readonly margin: Coin }
  | { readonly kind: 'r-coin'; readonly multiple: Fraction; readonly risk: Coin }
  | {
      readonly kind: 'r-usd'
      readonly multiple: Fraction
      readonly risk: Usd
      readonly openFeeAt: 'entry' | 'exit'
    }
  | { readonly kind: 'equity-coin'; readonly equity: Coin; readonly balance: Coin }
  | { readonly kind: 'equity-usd'; readonly equity: Usd; readonly balance: Coin }

export interface TargetQuestion<S extends TargetTerms = TargetTerms> extends Costed {
  readonly spec: S
  readonly wanted: Wanted
  /** `gross` leaves both fees and the funding out. */
  readonly basis: 'gross' | 'net'
}

/**
 * The exit that brings the wanted result, exactly (not yet on the tick).
 *
 * Every result is a straight line, solved in one division. In coin, in the notional N at the exit
 * (d = equityDirection, N₀ = notional at entry, F = funding paid):
 *   net = d·(N − N₀) − t_in·N₀ − t_out·N − F   →  N = (net + F + (d + t_in)·N₀) / (d − t_out), X = f⁻¹(±N)
 * In dollars of an inverse contract, in the exit X itself:
 *   net = s·q·C·(X − E)/E − t_in·q·C − t_out·q·C − F·X, with the opening fee counted at the entry.
 * A linear contract settles in its quote currency, so its dollars are its coins.
 *
 * Long 10 000 USD at 50 000, gross: +0.05 BTC → 66 666.66…; +2 000 USD → 60 000; +0.2 BTC or more never, because
 * the whole notional is the most a long inverse position can gain. A negative result gives the stop.
 * Source: the PnL formula of every venue that lists inverse contracts; the solution is algebra.
 */
export function target(question: TargetQuestion): PriceOutcome {
  if (question.quantity.isZero()) return { kind: 'never', reason: NO_CONTRACTS }
  const goal = goalOf(question)
  if (!goal.ok) return { kind: 'never', reason: goal.error }
  const line = resultLine(question, goal.value)
  if (line.slope.isZero()) return flat(question, goal.value, line)
  const exit = line.priceAt(goal.value.wanted.minus(line.atZero).div(line.slope))
  return exit === undefined
    ? { kind: 'never', reason: outOfReach(question, goal.value, line) }
    : { kind: 'at', price: exit }
}

/** What is asked for, in one unit: result + balance = wanted. */
export interface TargetGoal {
  readonly unit: 'coin' | 'usd'
  readonly wanted: Decimal
  /** Zero unless equity is asked for. */
  readonly balance: Decimal
  readonly openFeeAt: 'entry' | 'exit'
}

/** The wanted result in coin or dollars, or the sentence that says why there is none to look for. */
export function goalOf({ spec, wanted }: TargetQuestion): Result<TargetGoal, string> {
  if (spec.kind === 'quanto' && DOLLAR_KINDS.has(wanted.kind)) {
    return err(
      `This contract settles in ${spec.settlement}, which its own price does not value in dollars. Ask for the result in ${spec.settlement}.`,
    )
  }
  return goalWithin(wanted)
}

function goalWithin(wanted: Wanted): Result<TargetGoal, string> {
  switch (wanted.kind) {
    case 'coin':
      return ok(inCoin(wanted.result))
    case 'usd':
      return ok({ ...inCoin(wanted.result), unit: 'usd', openFeeAt: wanted.openFeeAt })
    case 'roe':
      if (wanted.margin.lte(0)) return err('There is no margin to take a return on.')
      return ok(inCoin(wanted.roe.times(wanted.margin)))
    case 'r-coin':
    case 'r-usd':
      return multipleOf(wanted)
    case 'equity-coin':
      return ok({ ...inCoin(wanted.equity), balance: wanted.balance })
    case 'equity-usd':
      return ok({ ...inCoin(wanted.equity), unit: 'usd', balance: wanted.balance })
    default:
      return assertNever(wanted)
  }
}

const DOLLAR_KINDS: ReadonlySet<Wanted['kind']> = new Set(['usd', 'r-usd', 'equity-usd'])

/** Equity in dollars is the whole account at the exit price, so its opening fee is too. */
const inCoin = (wanted: Decimal): TargetGoal => ({
  unit: 'coin',
  wanted,
  balance: ZERO,
  openFeeAt: 'exit',
})

function multipleOf(
  wanted: Extract<Wanted, { readonly kind: 'r-coin' | 'r-usd' }>,
): Result<TargetGoal, string> {
  if (wanted.risk.lte(0))
    return err('There is no risk to take a multiple of: it must be above zero.')
  const goal = inCoin(wanted.multiple.times(wanted.risk))
  return ok(wanted.kind === 'r-usd' ? { ...goal, unit: 'usd', openFeeAt: wanted.openFeeAt } : goal)
}

/** result + balance = atZero + slope · z, for a z above zero that is the exit notional or the exit itself. */
interface ResultLine {
  readonly slope: Decimal
  readonly atZero: Decimal
  readonly priceAt: (z: Decimal) => Price | undefined
}

function resultLine(question: TargetQuestion, goal: TargetGoal): ResultLine {
  const costs = targetCosts(question)
  return goal.unit === 'usd' && question.spec.kind === 'inverse'
    ? dollarLine({ ...question, ...costs }, goal)
    : coinLine({ ...question, ...costs }, goal)
}

/** The costs that count: none of them before costs. */
function targetCosts(
  question: TargetQuestion,
): Pick<Costed, 'openFeeRate' | 'closeFeeRate' | 'fundingPaid'> {
  return question.basis === 'net'
    ? question
    : { openFeeRate: rate(ZERO), closeFeeRate: rate(ZERO), fundingPaid: coin(ZERO) }
}

function coinLine(position: Costed, { balance }: TargetGoal): ResultLine {
  const { spec, side, quantity, entry, openFeeRate, closeFeeRate, fundingPaid } = position
  const direction = equityDirection(spec, side)
  return {
    slope: closeFeeRate.negated().plus(direction),
    atZero: balance
      .minus(openFeeRate.plus(direction).times(notional({ spec, quantity }, entry)))
      .minus(fundingPaid),
    priceAt: (left) => priceOfNotional({ spec, quantity }, left),
  }
}

function dollarLine(position: Costed, { balance, openFeeAt }: TargetGoal): ResultLine {
  const { spec, side, quantity, entry, openFeeRate, closeFeeRate, fundingPaid } = position
  const dollars = quantity.times(spec.contractValue)
  const inCoins = openFeeAt === 'exit' ? openFeeRate : ZERO
  const inDollars = openFeeAt === 'entry' ? openFeeRate : ZERO
  const sign = signOf(side)
  return {
    slope: dollars.times(inCoins.negated().plus(sign)).div(entry).plus(balance).minus(fundingPaid),
    atZero: dollars.times(closeFeeRate.plus(inDollars).plus(sign)).negated(),
    priceAt: (exit) => (exit.gt(0) ? asPrice(exit) : undefined),
  }
}

function flat(question: TargetQuestion, goal: TargetGoal, { atZero }: ResultLine): PriceOutcome {
  const same = `${subject(question)} is ${worth(question, goal, atZero)} at every price`
  return goal.wanted.eq(atZero)
    ? { kind: 'already', reason: `${same}, as asked for.` }
    : { kind: 'never', reason: `${same}; you asked for ${worth(question, goal, goal.wanted)}.` }
}

/** The line ends, without reaching it, where z is zero: the largest result if it falls, else the lowest. */
function outOfReach(question: TargetQuestion, goal: TargetGoal, line: ResultLine): string {
  const bound = line.slope.lt(0) ? 'below' : 'above'
  const limit = worth(question, goal, line.atZero)
  const whole = question.basis === 'gross' && goal.balance.isZero() && bound === 'below'
  return `${subject(question)} stays ${bound} ${limit}${whole ? ', its whole notional,' : ''} at every price; you asked for ${worth(question, goal, goal.wanted)}.`
}

function subject({ spec, side, basis, wanted }: TargetQuestion): string {
  const position = `${side} ${spec.kind} position`
  if (wanted.kind === 'equity-coin' || wanted.kind === 'equity-usd')
    return `Equity with this ${position}`
  return `The ${basis} result of this ${position}`
}

const worth = ({ spec }: TargetQuestion, { unit }: TargetGoal, settled: Decimal): string =>
  `${num(settled)} ${unit === 'coin' ? spec.settlement : spec.quote}`
