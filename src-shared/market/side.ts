import { z } from 'zod'

/**
 * Which way a position gains, always in terms of the underlying, as every venue prints it: a long gains
 * when the price rises. All arithmetic and all storage use this meaning.
 */
export const Side = z.enum(['long', 'short'])
export type Side = z.infer<typeof Side>

/** +1 for a long, −1 for a short. */
export const signOf = (side: Side): 1 | -1 => (side === 'long' ? 1 : -1)

export const opposite = (side: Side): Side => (side === 'long' ? 'short' : 'long')

/**
 * What the words long and short mean on screen. `underlying` is how venues speak. `contract-value` takes
 * the contract itself as the asset: worth `C / price` coins it falls when the price rises, so its holder is
 * short the underlying. Same position, the label turned; no stored or computed figure depends on it.
 */
export const SideMeaning = z.enum(['underlying', 'contract-value'])
export type SideMeaning = z.infer<typeof SideMeaning>

/** The word to show for a position's side, or the side meant by a chosen word: the turn is its own inverse. */
export function turned(side: Side, meaning: SideMeaning): Side {
  return meaning === 'underlying' ? side : opposite(side)
}

/** Sign of the shown, signed quantity: + when the shown word is long. */
export const shownSign = (side: Side, meaning: SideMeaning): 1 | -1 => signOf(turned(side, meaning))
