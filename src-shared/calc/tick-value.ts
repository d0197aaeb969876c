import type { ContractSpec } from '../market/contract-spec'
import { price as asPrice, type Contracts, type Price } from '../num/units'

import { num, sourced, type Explanation } from './explanation'
import { pnl, pnlUsd } from './pnl'
import type { Twin, TwinnedSpec } from './position'

interface Ticking {
  readonly spec: TwinnedSpec & Pick<ContractSpec, 'tick'>
  readonly quantity: Contracts
}

const upOneTick = ({ spec, quantity }: Ticking, at: Price) =>
  ({ spec, quantity, side: 'long', entry: at, exit: asPrice(at.plus(spec.tick)) }) as const

/**
 * What one tick up brings a long (and takes from a short): q·(f(p + tick) − f(p)), for an inverse contract
 * q·C·tick/(p·(p + tick)). Dollars at the price with the tick: q·C·tick/p. 10 000 contracts of 1 USD at 50 000 with a
 * tick of 0.5 → 0.000001999… BTC, 0.10 USD. Source: the PnL formula of every venue that lists inverse contracts.
 */
export function tickValue(ticking: Ticking, at: Price): Twin {
  const trip = upOneTick(ticking, at)
  return { coin: pnl(trip), usd: pnlUsd(trip) }
}

/** The working behind the value of one tick. */
export function explainTickValue(ticking: Ticking, at: Price): Explanation<'tickValue'> {
  const { spec, quantity } = ticking
  const { coin, usd } = tickValue(ticking, at)
  const held = `${num(quantity)} · ${num(spec.contractValue)}`
  const inverse = spec.kind === 'inverse'
  return {
    figure: 'tickValue',
    title: 'Tick value',
    formula: inverse ? 'q · C · tick / (P · (P + tick))' : 'q · C · tick',
    substituted: inverse
      ? `${held} · ${num(spec.tick)} / (${num(at)} · ${num(at.plus(spec.tick))})`
      : `${held} · ${num(spec.tick)}`,
    result: inverse
      ? `${num(coin)} ${spec.settlement} (${num(usd)} ${spec.quote})`
      : `${num(coin)} ${spec.settlement}`,
    note: 'One tick up, for a long. One tick down is worth a little more coin on an inverse contract.',
    ...sourced(spec, 'contract'),
  }
}
