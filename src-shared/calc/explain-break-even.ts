import type { ContractSpec } from '../market/contract-spec'
import { signOf } from '../market/side'
import type { BreakEvenDefinition } from '../market/venue-policies'
import { assertNever } from '../num/result'

import {
  breakEvenAs,
  DEFINITION_WORDS,
  printedBreakEven,
  type BookedPosition,
  type ShownPosition,
} from './break-even-shown'
import { num, outcomeText, percent, sourced, term, type Explanation } from './explanation'
import { equityDirection, notional } from './notional'

type Shown = ShownPosition & { readonly spec: ContractSpec }

/** The working behind a break-even, saying by which definition it is one. */
export function explainBreakEven(
  definition: BreakEvenDefinition,
  position: Shown,
): readonly Explanation<BreakEvenDefinition>[] {
  return [
    {
      figure: definition,
      title: TITLES[definition],
      ...working(definition, position),
      result: outcomeText(breakEvenAs(definition, position), position.spec.quote),
      note: DEFINITION_WORDS[definition],
      ...sourced(position.spec, 'fees'),
    },
  ]
}

const TITLES = {
  'with-realised': 'Break-even with realised PnL',
  'opening-fee': 'Break-even of the opening fee',
  'linear-with-closing-fee': 'Break-even by the linear formula',
  'round-trip': 'Break-even of the round trip',
} as const satisfies Record<BreakEvenDefinition, string>

type Working = Pick<Explanation, 'formula' | 'substituted'>

function working(definition: BreakEvenDefinition, position: Shown): Working {
  switch (definition) {
    case 'with-realised':
      return withRealised(position)
    case 'opening-fee':
      return openingFee(position)
    case 'linear-with-closing-fee':
      return linearFormula(position)
    case 'round-trip':
      return roundTrip(position)
    default:
      return assertNever(definition)
  }
}

/** The price of a notional, in letters or filled. */
function priceOf({ spec }: Shown, held: string, left: string): string {
  return spec.kind === 'inverse' ? `${held} / (${left})` : `(${left}) / (${held})`
}

const held = ({ spec, quantity }: Shown): string => `${num(quantity)} · ${num(spec.contractValue)}`

function withRealised(position: Shown): Working {
  const minus = equityDirection(position.spec, position.side) === 1
  const n = num(notional(position, position.entry))
  return {
    formula: priceOf(position, 'q · C', `N ${minus ? '−' : '+'} realised`),
    substituted: priceOf(
      position,
      held(position),
      `${n} ${minus ? '−' : '+'} ${term(position.realised)}`,
    ),
  }
}

function openingFee({ side, entry, openFeeRate }: Shown): Working {
  const sign = signOf(side) === 1 ? '+' : '−'
  return {
    formula: `E · (1 ${sign} rate in)`,
    substituted: `${num(entry)} · (1 ${sign} ${term(openFeeRate)})`,
  }
}

function linearFormula(position: Shown): Working {
  const { side, quantity, entry, realised, closeFeeRate, leastClosingRate } = position
  const q = num(quantity.times(signOf(side)))
  return {
    formula: '(E · q − realised) / (q − |q| · max(rate out, least))',
    substituted: `(${num(entry)} · ${q} − ${term(realised)}) / (${q} − ${num(quantity)} · max(${percent(closeFeeRate)}, ${percent(leastClosingRate)}))`,
  }
}

function roundTrip(position: Shown): Working {
  const { spec, side, openFeeRate, closeFeeRate, fundingPaid } = position
  const one = equityDirection(spec, side) === 1 ? '+1' : '−1'
  const n = num(notional(position, position.entry))
  return {
    formula: priceOf(
      position,
      'q · C',
      `((${one} + rate in) · N + funding paid) / (${one} − rate out)`,
    ),
    substituted: priceOf(
      position,
      held(position),
      `((${one} + ${term(openFeeRate)}) · ${n} + ${term(fundingPaid)}) / (${one} − ${term(closeFeeRate)})`,
    ),
  }
}

/** The working behind a break-even as it is printed from whole units. */
export function explainPrintedBreakEven(
  position: BookedPosition & { readonly spec: ContractSpec },
): readonly Explanation<'printed'>[] {
  const { spec, side, quantity, cost, realised } = position
  const sign = equityDirection(spec, side) === 1 ? '−' : '+'
  const [units, tick] = side === 'short' ? ['up', 'down'] : ['down', 'up']
  return [
    {
      figure: 'printed',
      title: 'Break-even as printed',
      formula: `price of (cost ${sign} realised) · lot / q`,
      substituted: `price of (${String(cost)} ${sign} ${realised < 0n ? `(−${String(-realised)})` : String(realised)}) · ${num(spec.lot)} / ${num(quantity)}`,
      result: outcomeText(printedBreakEven(position), spec.quote),
      note: `Whole smallest units per lot are rounded ${units}, then the price ${tick} to the tick. ${DEFINITION_WORDS['with-realised']}`,
      ...sourced(spec, 'rounding'),
    },
  ]
}
