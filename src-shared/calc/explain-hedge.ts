import type { InverseSpec } from '../market/contract-spec'
import { signOf } from '../market/side'
import type { RoundingMode } from '../num/rounding'
import type { Fraction, Price } from '../num/units'

import { num, outcomeText, percent, term, type Explanation } from './explanation'
import {
  accountDelta,
  hedgeBounds,
  hedgeResidual,
  hedgeSize,
  type Hedge,
  type HedgedAccount,
  type HedgeOrder,
  type HedgeResidual,
} from './hedge'

interface ShownSpec {
  readonly spec: InverseSpec
}

const LOT_WORDS = {
  down: 'down to the lot',
  floor: 'down to the lot',
  up: 'up to the lot',
  ceil: 'up to the lot',
  'half-up': 'to the nearest lot',
  'half-even': 'to the nearest lot',
} as const satisfies Record<RoundingMode, string>

/** The working behind the size of a hedge. */
export function explainHedgeSize(
  order: HedgeOrder & ShownSpec,
  mode: RoundingMode,
): readonly Explanation<'size' | 'open'>[] {
  const { spec, coins, price } = order
  const size = hedgeSize(order, mode)
  const worth = `${num(coins)} · ${num(price)}`
  return [
    {
      figure: 'size',
      title: 'Contracts to sell',
      formula: `N · P / C, ${LOT_WORDS[mode]}`,
      substituted: `${worth} / ${num(spec.contractValue)}`,
      result: size.ok
        ? `${num(size.value.quantity)} contracts (${num(size.value.exact)} exactly)`
        : size.error,
    },
    {
      figure: 'open',
      title: 'Left open by the lot',
      formula: 'N · P − q · C',
      substituted: size.ok
        ? `${worth} − ${num(size.value.quantity)} · ${num(spec.contractValue)}`
        : worth,
      result: size.ok ? `${num(size.value.open)} ${spec.quote}` : size.error,
      note: 'Negative when more is sold than held.',
    },
  ]
}

/** The working behind an account's delta in both currencies. */
export function explainAccountDelta(
  account: HedgedAccount & ShownSpec,
  price: Price,
): readonly Explanation<'worth' | 'inDollars' | 'inCoins'>[] {
  const { spec, wallet, side, quantity, entry } = account
  const delta = accountDelta(account, price)
  const s = signOf(side) === 1 ? '+1' : '(−1)'
  const held = `${s} · ${num(quantity)} · ${num(spec.contractValue)}`
  return [
    {
      figure: 'worth',
      title: 'Worth of the account',
      formula: 'S · (W + s · q · C / E) − s · q · C',
      substituted: `${num(price)} · (${term(wallet)} + ${held} / ${num(entry)}) − ${held}`,
      result: `${num(delta.worth)} ${spec.quote}`,
    },
    {
      figure: 'inDollars',
      title: 'Delta, counting in dollars',
      formula: 'W + s · q · C / E',
      substituted: `${term(wallet)} + ${held} / ${num(entry)}`,
      result: `${num(delta.inDollars)} ${spec.settlement}`,
      note: 'The same at every price: in dollars the account is a straight line.',
    },
    {
      figure: 'inCoins',
      title: 'Delta, counting in coins',
      formula: 's · q · C / S²',
      substituted: `${held} / ${num(price)}²`,
      result: `${num(delta.inCoins)} ${spec.settlement} per unit of price`,
    },
  ]
}

/** The working behind what a hedge leaves open at a price and when it leaves its bounds. */
export function explainHedge(
  hedge: Hedge & ShownSpec,
  price: Price,
  share: Fraction,
): readonly Explanation<'residual' | 'rebalance' | 'bounds'>[] {
  const { spec, coins, quantity } = hedge
  const open = hedgeResidual(hedge, price)
  const bounds = hedgeBounds(hedge, share)
  const n = num(coins)
  const sold = `${num(quantity)} · ${num(spec.contractValue)}`
  return [
    {
      figure: 'residual',
      title: 'Left open at this price',
      formula: 'N · S − q · C',
      substituted: `${n} · ${num(price)} − ${sold}`,
      result: `${num(open.usd)} ${spec.quote} (${num(open.coins)} ${spec.settlement})`,
      note: 'While the coins stay N: the result of the contracts is paid out or in elsewhere.',
    },
    {
      figure: 'rebalance',
      title: 'To hedge again at this price',
      formula: 'N · S / C − q',
      substituted: `${n} · ${num(price)} / ${num(spec.contractValue)} − ${num(quantity)}`,
      result: rebalanceText(open.rebalance),
    },
    {
      figure: 'bounds',
      title: `Prices that leave at most ${percent(share)} open`,
      formula: 'q · C / (N · (1 + x)) to q · C / (N · (1 − x))',
      substituted: `${sold} / (${n} · (1 + ${num(share)})) to ${sold} / (${n} · (1 − ${num(share)}))`,
      result: bounds.ok
        ? `from ${num(bounds.value.low)} ${spec.quote} to ${outcomeText(bounds.value.high, spec.quote)}`
        : bounds.error,
    },
  ]
}

const rebalanceText = ({ action, quantity }: HedgeResidual['rebalance']): string =>
  action === 'nothing' ? action : `${action} ${num(quantity)} contracts`
