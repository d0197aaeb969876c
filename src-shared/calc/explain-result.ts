import { signOf } from '../market/side'

import { num, percent, sourced, term, type Explanation } from './explanation'
import type { PositionFigures, PositionInput, Twin } from './position'

/** What the formulas of result figures are filled with. */
interface Terms {
  readonly s: string
  readonly q: string
  readonly c: string
  readonly e: string
  readonly x: string
  readonly inverse: boolean
  readonly amount: (twin: Twin) => string
}

function termsOf({ spec, side, quantity, entry, exit }: PositionInput): Terms {
  const inverse = spec.kind === 'inverse'
  return {
    s: signOf(side) === 1 ? '+1' : '−1',
    q: num(quantity),
    c: num(spec.contractValue),
    e: num(entry),
    x: num(exit),
    inverse,
    amount: ({ coin, usd }) =>
      inverse
        ? `${num(coin)} ${spec.settlement} (${num(usd)} ${spec.quote})`
        : `${num(coin)} ${spec.settlement}`,
  }
}

/** The working behind PnL, fees, funding, net, ROE, notional and point value. */
export function explainResult(
  input: PositionInput,
  figures: PositionFigures,
): readonly Explanation[] {
  const terms = termsOf(input)
  return [
    ...explainGross(terms, figures),
    ...explainFees(input, figures, terms),
    ...explainNet(input, figures, terms),
    ...explainRoe(figures),
    ...explainNotional(terms, figures),
  ]
}

function explainGross(t: Terms, figures: PositionFigures): readonly Explanation[] {
  const sign = 's is +1 when the position gains as the price rises, −1 when it gains as it falls.'
  return [
    {
      figure: 'gross',
      title: 'Gross PnL',
      formula: t.inverse ? 's · q · C · (1/E − 1/X)' : 's · q · C · (X − E)',
      substituted: t.inverse
        ? `${t.s} · ${t.q} · ${t.c} · (1/${t.e} − 1/${t.x})`
        : `${t.s} · ${t.q} · ${t.c} · (${t.x} − ${t.e})`,
      result: t.amount(figures.gross),
      note: t.inverse
        ? `${sign} Dollars are the coins at the exit price, a straight line: s · q · C · (X − E)/E.`
        : sign,
    },
  ]
}

function explainFees(
  { spec, openFeeRate, closeFeeRate }: PositionInput,
  figures: PositionFigures,
  t: Terms,
): readonly Explanation[] {
  const value = (price: string): string =>
    t.inverse ? `${t.q} · ${t.c} / ${price}` : `${t.q} · ${t.c} · ${price}`
  const formula = (price: string): string => (t.inverse ? `q · C / ${price}` : `q · C · ${price}`)
  return [
    {
      figure: 'openFee',
      title: 'Opening fee',
      formula: `${formula('E')} · rate in`,
      substituted: `${value(t.e)} · ${percent(openFeeRate)}`,
      result: t.amount(figures.openFee),
      ...sourced(spec, 'fees'),
    },
    {
      figure: 'closeFee',
      title: 'Closing fee',
      formula: `${formula('X')} · rate out`,
      substituted: `${value(t.x)} · ${percent(closeFeeRate)}`,
      result: t.amount(figures.closeFee),
      ...sourced(spec, 'fees'),
    },
    {
      figure: 'fees',
      title: 'Fees',
      formula: 'opening fee + closing fee',
      substituted: `${num(figures.openFee.coin)} + ${term(figures.closeFee.coin)}`,
      result: t.amount(figures.fees),
      note: 'Each fee is taken at its own fill price; a rebate is negative.',
    },
  ]
}

function explainNet(
  { spec, fundingPaid }: PositionInput,
  figures: PositionFigures,
  t: Terms,
): readonly Explanation[] {
  const { gross, fees, funding, net } = figures
  return [
    {
      figure: 'funding',
      title: 'Funding',
      formula: '− funding paid',
      substituted: `−${term(fundingPaid)}`,
      result: t.amount(funding),
      note: 'Positive is received. Dollars are counted at the exit price.',
      ...sourced(spec, 'funding'),
    },
    {
      figure: 'net',
      title: 'Net PnL',
      formula: 'gross − fees + funding',
      substituted: `${num(gross.coin)} − ${term(fees.coin)} + ${term(funding.coin)}`,
      result: t.amount(net),
      note: 'Net dollars are the sum of the parts, each counted at the price of its own event.',
    },
  ]
}

function explainRoe({
  gross,
  net,
  initialMargin,
  grossRoe,
  netRoe,
}: PositionFigures): readonly Explanation[] {
  const margin = num(initialMargin.coin)
  const shown = (roe: PositionFigures['netRoe']): string =>
    roe === undefined ? 'There is no margin to take a return on.' : percent(roe)
  return [
    {
      figure: 'grossRoe',
      title: 'ROE before costs',
      formula: 'gross PnL / margin',
      substituted: `${num(gross.coin)} / ${margin}`,
      result: shown(grossRoe),
      note: 'In coin, on the margin at entry. Venues that take the margin at the mark show another figure.',
    },
    {
      figure: 'netRoe',
      title: 'ROE',
      formula: 'net PnL / margin',
      substituted: `${num(net.coin)} / ${margin}`,
      result: shown(netRoe),
      note: 'In coin, on the margin at entry.',
    },
  ]
}

function explainNotional(t: Terms, figures: PositionFigures): readonly Explanation[] {
  const at = (letter: string): string => (t.inverse ? `q · C / ${letter}` : `q · C · ${letter}`)
  const filled = (price: string): string =>
    t.inverse ? `${t.q} · ${t.c} / ${price}` : `${t.q} · ${t.c} · ${price}`
  return [
    {
      figure: 'entryNotional',
      title: 'Notional at entry',
      formula: at('E'),
      substituted: filled(t.e),
      result: t.amount(figures.entryNotional),
    },
    {
      figure: 'exitNotional',
      title: 'Notional at exit',
      formula: at('X'),
      substituted: filled(t.x),
      result: t.amount(figures.exitNotional),
    },
    {
      figure: 'pointValue',
      title: 'Contract point value',
      formula: t.inverse ? 'q · C / X²' : 'q · C',
      substituted: t.inverse ? `${t.q} · ${t.c} / ${t.x}²` : `${t.q} · ${t.c}`,
      result: `${t.amount(figures.pointValue)} per unit of price`,
      note: 'The slope at the exit price; over a wide move an inverse position bends away from it.',
    },
  ]
}
