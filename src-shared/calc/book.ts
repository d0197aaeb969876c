import { D, ZERO, type Decimal } from '../num/decimal'
import {
  coin,
  fraction,
  leverage as asLeverage,
  rate,
  type Coin,
  type Contracts,
  type Fraction,
  type Leverage,
  type Price,
  type Rate,
} from '../num/units'
import type { Side } from '../market/side'

import { bankruptNotional, closingFeeRate } from './closing-fee'
import { addedBy, type Added, type LiquidationTerms } from './liquidation'
import {
  marginCurve,
  marginOn,
  notionalStretches,
  stretchAt,
  type MarginAsk,
  type MarginCurve,
  type Stretch,
} from './margin'
import { equityDirection, notional } from './notional'
import type { ContractSpec } from '../market/contract-spec'

export type BookTerms = LiquidationTerms &
  Pick<ContractSpec, 'id' | 'maxLeverage' | 'quote' | 'sources'>

/** One position of several that share a wallet, at its own mark. */
export interface BookPosition {
  readonly spec: BookTerms
  readonly side: Side
  readonly quantity: Contracts
  readonly entry: Price
  readonly mark: Price
  /** The leverage chosen at the venue: its initial margin, and schedules that ask for it. The highest by default. */
  readonly leverage?: Leverage
  /** The rate of the next funding settlement, where a venue holds maintenance for it. */
  readonly nextFundingRate?: Rate
}

/** Positions with cross margin: one wallet of one coin stands behind all of them. */
export interface Book {
  readonly wallet: Coin
  /** Coins set aside for open orders: they do not stand behind positions. */
  readonly orderMargin?: Coin
  readonly positions: readonly BookPosition[]
}

/** A position prepared for solving: what it is worth, which way it moves equity, and what it asks for. */
export interface Prepared {
  readonly position: BookPosition
  /** +1 where equity grows with the notional. */
  readonly direction: 1 | -1
  readonly entryNotional: Coin
  readonly markNotional: Coin
  /** Unrealised PnL at the mark, in coins. */
  readonly unrealised: Decimal
  /** Maintenance as stretches of the notional, where it is taken at the price itself. */
  readonly stretches: readonly [Stretch, ...Stretch[]]
  /** Maintenance that does not move with the price: on the entry value, with what a policy adds to it. */
  readonly fixed: Decimal | undefined
  /** What the policy adds to the maintenance on the value at the price. */
  readonly added: Added
}

/** Every position with its curve and what its policy adds. */
export function prepared({ positions, wallet, orderMargin }: Book): readonly Prepared[] {
  const behind = wallet.minus(orderMargin ?? ZERO)
  const parts = positions.map((position) => valued(position))
  const total = parts.reduce((sum, { unrealised }) => sum.plus(unrealised), ZERO)
  return parts.map((part) => {
    const { position, entryNotional } = part
    const { spec, quantity } = position
    const curve = curveOf(position, 'maintenance')
    const feeRate = closingFeeRate(spec.liquidation.feeRate, spec.fees)
    const bankrupt = (): Decimal =>
      bankruptNotional(part, behind.plus(total).minus(part.unrealised), feeRate)
    const added = addedBy(spec.liquidation.crossFee, position, { feeRate, bankrupt })
    const onEntry = (): Decimal =>
      marginOn(curve, { notional: entryNotional, quantity })
        .plus(entryNotional.times(added.rate))
        .plus(added.coins)
    return {
      ...part,
      stretches: notionalStretches(curve, quantity),
      fixed: spec.liquidation.basis === 'entry-value' ? onEntry() : undefined,
      added,
    }
  })
}

type Valued = Omit<Prepared, 'stretches' | 'fixed' | 'added'>

function valued(position: BookPosition): Valued {
  const { spec, side, quantity, entry, mark } = position
  const direction = equityDirection(spec, side)
  const entryNotional = notional({ spec, quantity }, entry)
  const markNotional = notional({ spec, quantity }, mark)
  const unrealised = markNotional.minus(entryNotional).times(direction)
  return { position, direction, entryNotional, markNotional, unrealised }
}

const curveOf = ({ spec, leverage }: BookPosition, ask: MarginAsk): MarginCurve =>
  marginCurve(spec.margin, ask, leverage ?? asLeverage(spec.maxLeverage))

/** What a position asks for at a notional of its own. */
export function maintenanceAt(part: Prepared, held: Decimal): Decimal {
  if (part.fixed !== undefined) return part.fixed
  const { rate: each, slope, deduction } = stretchAt(part, held)
  const { added } = part
  return held
    .times(slope.times(held).plus(each).plus(added.rate))
    .minus(deduction)
    .plus(added.coins)
}

/** How a wallet stands at the marks. */
export interface BookState {
  /** Wallet and unrealised PnL, less what orders hold. */
  readonly equity: Coin
  readonly unrealised: Coin
  readonly initialMargin: Coin
  readonly maintenance: Coin
  /** Maintenance / equity: liquidation at 1. Undefined without equity. */
  readonly marginRatio: Fraction | undefined
  /** Notional of all positions / equity. Undefined without positions or equity. */
  readonly effectiveLeverage: Leverage | undefined
  /** Equity that no position's initial margin needs; negative when positions could not be opened again. */
  readonly free: Coin
}

/**
 * The whole book at its marks: equity W + Σ uPnL, Σ initial and maintenance margin over every tier, margin ratio
 * ΣMM / equity, effective leverage Σ notional / equity.
 * 1 BTC behind a 10 000 USD long from 50 000 at 40 000: equity 0.95, notional 0.25, leverage 0.263….
 */
export function bookState(book: Book): BookState {
  const parts = prepared(book)
  const sum = (of: (part: Prepared) => Decimal): Decimal =>
    parts.reduce((total, part) => total.plus(of(part)), ZERO)
  const unrealised = sum((part) => part.unrealised)
  const equity = book.wallet.minus(book.orderMargin ?? ZERO).plus(unrealised)
  const maintenance = sum((part) => maintenanceAt(part, part.markNotional))
  const held = sum((part) => part.markNotional)
  const initial = sum((part) => initialMarginOf(part))
  return {
    equity: coin(equity),
    unrealised: coin(unrealised),
    initialMargin: coin(initial),
    maintenance: coin(maintenance),
    marginRatio: equity.gt(0) ? fraction(maintenance.div(equity)) : undefined,
    effectiveLeverage: equity.gt(0) && held.gt(0) ? asLeverage(held.div(equity)) : undefined,
    free: coin(equity.minus(initial)),
  }
}

/** The margin of the chosen leverage, or what the tier asks for where that is more. */
function initialMarginOf({ position, markNotional }: Prepared): Decimal {
  const { spec, quantity, leverage } = position
  const asked = marginOn(curveOf(position, 'initial'), { notional: markNotional, quantity })
  return D.max(asked, markNotional.div(leverage ?? rate(spec.maxLeverage)))
}
