import type { Price } from '../num/units'

import { num, percent, sourced, type Explanation } from './explanation'
import { openShare, rebalance, type TradedHedge } from './hedge-rebalance'

const LOT_NOTES = {
  down: 'Rounded so that never more is sold than held.',
  'half-up': 'Rounded to the nearest lot.',
} as const satisfies Record<TradedHedge['mode'], string>

/** The working behind the trade that hedges the coins again at a price, its fee, and the share that is open before it. */
export function explainRebalance(
  hedge: TradedHedge,
  price: Price,
): readonly Explanation<'share' | 'trade' | 'fee'>[] {
  const { spec, coins, quantity, mode, sellFeeRate, buyFeeRate } = hedge
  const trade = rebalance(hedge, price)
  const share = openShare(hedge, price)
  const [n, s, c] = [num(coins), num(price), num(spec.contractValue)]
  const sold = `${num(quantity)} · ${c}`
  if (!trade.ok) return []
  const { action, traded, quantity: after, fee, open } = trade.value
  const feeRate = percent(action === 'sell' ? sellFeeRate : buyFeeRate)
  return [
    {
      figure: 'share',
      title: 'Share of the coins left open',
      formula: '(N − q · C / S) / N',
      substituted: `(${n} − ${sold} / ${s}) / ${n}`,
      result: share ? percent(share) : '',
      note: 'Negative when more is sold than held.',
    },
    {
      figure: 'trade',
      title: 'Trade that hedges again',
      formula: 'N · S / C − q, in whole lots',
      substituted: `${n} · ${s} / ${c} − ${num(quantity)}`,
      result: action === 'nothing' ? action : `${action} ${num(traded)} contracts`,
      note: `${LOT_NOTES[mode]} ${num(after)} are sold then, ${num(open)} ${spec.quote} stay open.`,
      ...sourced(spec, 'contract'),
    },
    {
      figure: 'fee',
      title: 'Fee of that trade',
      formula: 'contracts · C / S · fee rate',
      substituted: `${num(traded)} · ${c} / ${s} · ${feeRate}`,
      result: `${num(fee.coin)} ${spec.settlement} (${num(fee.usd)} ${spec.quote})`,
      ...sourced(spec, 'fees'),
    },
  ]
}
