import type { ContractSpec } from '../market/contract-spec'

import { num, outcomeText, sourced, type Explanation } from './explanation'
import { marginCurve } from './margin'
import { priceOfNotional } from './notional'
import type { PriceOutcome } from './position'
import type { NextTier, TieredPosition } from './tier-table'

type Terms = Pick<ContractSpec, 'margin' | 'maxLeverage' | 'liquidation' | 'kind' | 'contractValue'>

const BY_CONTRACTS = 'The tiers count contracts: no price moves the position to another.'
const BY_ENTRY =
  'Margin is taken on the value at entry: no price moves the position to another tier.'

/**
 * Where the price alone takes a position past the end of its tier: its contracts are worth more coins as the price
 * of an inverse contract falls, whichever side it has. q·C/p = end ⇒ p = q·C/end.
 * Binance COIN-M BTCUSD, 4 000 contracts of 100 USD, a tier to 5 BTC: 400 000 / 5 → 80 000.
 * Never where tiers count contracts, and where the venue keeps to the value at entry.
 */
export function nextTierPrice(
  { spec, quantity, leverage }: TieredPosition<Terms>,
  { endsAt }: Pick<NextTier, 'endsAt'>,
): PriceOutcome {
  if (marginCurve(spec.margin, 'maintenance', leverage).measure === 'contracts')
    return { kind: 'never', reason: BY_CONTRACTS }
  if (spec.liquidation.basis === 'entry-value') return { kind: 'never', reason: BY_ENTRY }
  const price = priceOfNotional({ spec, quantity }, endsAt.notional)
  return price === undefined
    ? { kind: 'never', reason: 'There are no contracts that a price could move.' }
    : { kind: 'at', price }
}

/** The working of that price. `next` is the answer of nextTier to the same position. */
export function explainNextTierPrice(
  position: TieredPosition<ContractSpec>,
  next: NextTier,
): Explanation<'reachedAt'> {
  const { spec, quantity } = position
  const { line, endsAt } = next
  const worth = `${num(quantity)} · ${num(spec.contractValue)}`
  return {
    figure: 'reachedAt',
    title: `Where the price alone leads into tier ${line.tier}`,
    formula: spec.kind === 'inverse' ? 'q · C / end of the tier' : 'end of the tier / (q · C)',
    substituted:
      spec.kind === 'inverse'
        ? `${worth} / ${num(endsAt.notional)}`
        : `${num(endsAt.notional)} / (${worth})`,
    result: outcomeText(nextTierPrice(position, next), spec.quote),
    note: 'The same contracts are worth more coins at a lower price; more maintenance is asked for from here on.',
    ...sourced(spec, 'margin'),
  }
}
