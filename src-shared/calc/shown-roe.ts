import type { ContractSpec } from '../market/contract-spec'
import { ok, type Result } from '../num/result'
import { coin, fraction, type Coin, type Fraction } from '../num/units'

import { num, percent, sourced, term, type Explanation } from './explanation'
import type { PositionFigures } from './position'
import { refused, type Refusal } from './refusal'

type Returned = Pick<PositionFigures, 'gross' | 'initialMargin' | 'entryNotional' | 'exitNotional'>

/**
 * The ROE that a venue prints, from the price alone: gross / margin, the margin at the entry, or, where the venue
 * takes it so, at the mark (margin · notional at mark / notional at entry).
 *
 * Long 10 000 USD from 50 000 to 60 000 at 10×: 0.0333… / 0.02 = 166.67 % on the margin at entry, and on the one at the
 * mark 0.0333… / 0.01666… = 200 %. Errors: no margin, or no contracts. Source: the contract's own definition.
 */
export function shownRoe(
  { roe }: Pick<ContractSpec, 'roe'>,
  figures: Returned,
): Result<Fraction, Refusal<'margin'>> {
  const margin = marginShown({ roe }, figures)
  return margin.gt(0)
    ? ok(fraction(figures.gross.coin.div(margin)))
    : refused('margin', 'No margin stands behind the position.')
}

function marginShown({ roe }: Pick<ContractSpec, 'roe'>, figures: Returned): Coin {
  const { initialMargin, entryNotional, exitNotional } = figures
  if (roe === 'entry-margin' || entryNotional.coin.isZero()) return initialMargin.coin
  return coin(initialMargin.coin.times(exitNotional.coin).div(entryNotional.coin))
}

/** The working behind the ROE that a venue prints. */
export function explainShownRoe(
  spec: Pick<ContractSpec, 'roe' | 'sources'>,
  figures: Returned,
): Explanation<'shownRoe'> {
  const shown = shownRoe(spec, figures)
  const atMark = spec.roe === 'mark-margin'
  return {
    figure: 'shownRoe',
    title: 'ROE as the venue shows it',
    formula: atMark ? 'gross PnL / margin at the mark' : 'gross PnL / margin at the entry',
    substituted: `${term(figures.gross.coin)} / ${num(marginShown(spec, figures))}`,
    result: shown.ok ? percent(shown.value) : shown.error.message,
    note: atMark
      ? 'This venue takes the margin on the notional at the mark: margin · notional at mark / notional at entry.'
      : 'This venue takes the margin on the notional at the entry.',
    ...sourced(spec, 'roe'),
  }
}
