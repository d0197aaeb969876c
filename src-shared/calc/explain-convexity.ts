import { signOf } from '../market/side'

import { convexity, type Convexity } from './convexity'
import { num, term, type Explanation } from './explanation'
import { pnl, type RoundTrip } from './pnl'
import type { Twin, TwinnedSpec } from './position'

/** The working behind the straight line and the bend of a price result. */
export function explainConvexity(
  trip: RoundTrip<TwinnedSpec>,
): readonly Explanation<keyof Convexity>[] {
  const { spec, side, quantity, entry, exit } = trip
  const { straight, bend } = convexity(trip)
  const [q, c, e, x] = [num(quantity), num(spec.contractValue), num(entry), num(exit)]
  const s = signOf(side) === 1 ? '+1' : '−1'
  const inverse = spec.kind === 'inverse'
  const shown = ({ coin, usd }: Twin): string =>
    inverse
      ? `${num(coin)} ${spec.settlement} (${num(usd)} ${spec.quote})`
      : `${num(coin)} ${spec.settlement}`
  return [
    {
      figure: 'straight',
      title: 'A straight line from the entry',
      formula: inverse ? 's · q · C · (X − E) / E²' : 's · q · C · (X − E)',
      substituted: `${s} · ${q} · ${c} · (${x} − ${e})${inverse ? ` / ${e}²` : ''}`,
      result: shown(straight),
      note: 'Each step of the price counted as what it is worth at the entry. Dollars are counted at the exit.',
    },
    {
      figure: 'bend',
      title: 'What the bend adds',
      formula: inverse ? 'PnL − straight = −s · q · C · (X − E)² / (E² · X)' : 'PnL − straight',
      substituted: `${num(pnl(trip))} − ${term(straight.coin)}`,
      result: shown(bend),
      note: inverse
        ? 'It grows with the square of the move: against a long and for a short, whichever way the price goes.'
        : 'A linear contract does not bend.',
    },
  ]
}
