import { err, ok, type Result } from '../../num/result'
import { scaledFrom, type Scaled } from '../../num/scaled'
import { productOf, tenTo } from '../../num/whole'
import type { FillAction, FillRole } from '../event'

import { bulkCost, bulkFee } from './bulk-cost'
import {
  extendLeg,
  openedLeg,
  reduceLeg,
  splitAcross,
  type BulkLeg,
  type BulkShare,
} from './bulk-leg'
import { bulkTermsOf, lotScaleOf, type BulkSpec, type BulkTerms } from './bulk-terms'

/** One fill of many, as an export or an interface brings it: numbers as plain decimal text. */
export interface BulkFill {
  readonly action: FillAction
  /** Contracts, above zero. */
  readonly quantity: string
  readonly price: string
  /** A fraction of the value: 0.0005; negative is a rebate. */
  readonly feeRate: string
  readonly role: FillRole
  readonly atMs: number
}

/** The legs in the order in which they were opened. Quantities count in 10^−quantityScale contracts. */
export interface BulkFold {
  readonly quantityScale: number
  readonly legs: readonly BulkLeg[]
}

/** What is wrong with the fill at a place of the array, in words. */
export interface BulkTrouble {
  readonly fill: number
  readonly message: string
}

/**
 * Folds many fills of one contract of one account into legs, flat to flat, in whole numbers: the same legs, to
 * the last unit, as the journal's fold of the same fills, at a fraction of its time. The venue counts in whole
 * smallest units, so nothing is lost; averages, which are never settled, are left to the journal.
 *
 * Fills are taken by time; fills of one instant in the order handed in. The first that cannot be read is the
 * error, and nothing is folded.
 *
 * Worked: XBTUSD (lots of 100 USD), buy 200 at 50 000 (cost 400 000 satoshi), sell 200 at 40 000 (500 000): one
 * closed long leg, gross −(500 000 − 400 000) = −100 000.
 */
export function bulkFold(
  spec: BulkSpec,
  fills: readonly BulkFill[],
): Result<BulkFold, BulkTrouble> {
  const quantityScale = finestQuantity(spec, fills)
  const terms = bulkTermsOf(spec, quantityScale)
  const legs: BulkLeg[] = []
  for (const at of inOrderOfTime(fills)) {
    const share = shareAt(fills, at, { terms, quantityScale })
    if (typeof share === 'string') return err({ fill: at, message: share })
    takeShare(legs, share, terms.sign)
  }
  return ok({ quantityScale, legs })
}

/** Decimals of the finest quantity, so that all of them add up as whole numbers of one step. */
function finestQuantity(spec: BulkSpec, fills: readonly BulkFill[]): number {
  let finest = lotScaleOf(spec)
  for (const { quantity } of fills) {
    const point = quantity.indexOf('.')
    if (point !== -1 && quantity.length - 1 - point > finest) finest = quantity.length - 1 - point
  }
  return finest
}

/** The places of the fills by time. Most exports are in order already, and then nothing is sorted. */
function inOrderOfTime(fills: readonly BulkFill[]): Iterable<number> {
  const sorted = fills.every(({ atMs }, at) => at === 0 || atMs >= (fills[at - 1]?.atMs ?? atMs))
  if (sorted) return fills.keys()
  return fills
    .map(({ atMs }, at) => ({ atMs, at }))
    .sort((a, b) => a.atMs - b.atMs || a.at - b.at)
    .map(({ at }) => at)
}

interface Reading {
  readonly terms: BulkTerms
  readonly quantityScale: number
}

/** The fill in whole numbers, or what is wrong with it. */
function shareAt(
  fills: readonly BulkFill[],
  at: number,
  { terms, quantityScale }: Reading,
): BulkShare | string {
  const fill = fills[at]
  if (fill === undefined) return 'there is no such fill'
  const quantity = positive(fill.quantity)
  if (quantity === undefined) return mustBe('quantity', 'a number above zero', fill.quantity)
  const price = positive(fill.price)
  if (price === undefined) return mustBe('price', 'a number above zero', fill.price)
  const feeRate = scaledFrom(fill.feeRate)
  if (feeRate === undefined || !isAboveMinusOne(feeRate))
    return mustBe('fee rate', 'a number above −1', fill.feeRate)
  const steps = productOf(quantity.digits, tenTo(quantityScale - quantity.scale))
  const figures = { quantity: steps, price, feeRate }
  const cost = bulkCost(terms, figures)
  return {
    fill: at,
    side: fill.action === 'buy' ? 'long' : 'short',
    liquidation: fill.role === 'liquidation',
    quantity: steps,
    cost,
    fee: bulkFee(terms, figures, cost),
  }
}

function positive(text: string): Scaled | undefined {
  const scaled = scaledFrom(text)
  return scaled !== undefined && scaled.digits > 0 ? scaled : undefined
}

const isAboveMinusOne = ({ digits, scale }: Scaled): boolean =>
  digits >= 0 || productOf(digits, -1) < tenTo(scale)

const mustBe = (what: string, rule: string, text: string): string =>
  `${what} must be ${rule}, was “${text}”`

/** One fill into the legs: opens, adds, closes, or closes one leg and opens the next. */
function takeShare(legs: BulkLeg[], share: BulkShare, sign: 1 | -1): void {
  const leg = legs.at(-1)
  if (leg?.closed !== null) {
    legs.push(openedLeg(share))
  } else if (leg.side === share.side) {
    extendLeg(leg, share)
  } else if (share.quantity <= leg.quantity) {
    reduceLeg(leg, share, sign)
  } else {
    const { closing, opening } = splitAcross(share, leg.quantity)
    reduceLeg(leg, closing, sign)
    legs.push(openedLeg(opening))
  }
}
