import type { ContractSpec } from '../market/contract-spec'
import { atPlaces } from '../num/rounding'
import { coin, type Coin } from '../num/units'

/**
 * A coin figure as the venue's pages print it, by `settlementPolicy.printedCoin`; as it is where no coarser places are
 * stated. −5.18468 at 4 places, cut → −5.1846 (OKX statements). The booked figure keeps all its places.
 */
export function printedCoin(
  exact: Coin,
  { settlementPolicy }: Pick<ContractSpec, 'settlementPolicy'>,
): Coin {
  const { printedCoin: printed } = settlementPolicy
  return printed === undefined ? exact : coin(atPlaces(exact, printed.places, printed.mode))
}
