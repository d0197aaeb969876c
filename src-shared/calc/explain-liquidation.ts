import { ONE, type Decimal } from '../num/decimal'

import { directionOf, filledPriceOf, priceOf } from './explain-price'
import { num, outcomeText, sourced, term, type Explanation } from './explanation'
import { liquidationWorking, type LiquidationWorking } from './liquidation'
import type { Stretch } from './margin'
import type { PositionFigures, PositionInput } from './position'
import { printedPrice } from './printed-price'
import { standingOf } from './standing'

/** The working of the liquidation price: the rule of the contract's policy, on the tier that the price lies on. */
export function explainLiquidation(input: PositionInput, figures: PositionFigures): Explanation {
  const { spec } = input
  const working = liquidationWorking(standingOf(input).terms)
  const onEntry = spec.liquidation.basis === 'entry-value'
  return {
    figure: 'liquidation',
    title: 'Liquidation price',
    result: outcomeText(figures.liquidation, spec.quote),
    ...sourced(spec, 'liquidation'),
    ...withPrinted(input, working, onEntry ? onEntryValue : onLiquidationValue),
  }
}

type Working = Pick<Explanation, 'formula' | 'substituted' | 'note'>

/** The working, with the price as the venue itself prints it where that is another one. */
function withPrinted(
  input: PositionInput,
  working: LiquidationWorking,
  write: (input: PositionInput, working: LiquidationWorking) => Working,
): Working {
  const written = write(input, working)
  const { spec, side } = input
  const { outcome } = working
  if (outcome.kind !== 'at' || spec.userDefined) return written
  const printed = printedPrice(outcome.price, side, spec)
  if (printed.eq(outcome.price)) return written
  return {
    ...written,
    note: `${written.note ?? ''} ${spec.venue} prints ${num(printed)} ${spec.quote}.`,
  }
}

const FEES = {
  outside: 'The fee of the forced close is not in it.',
  cancels:
    'The venue reserves the fee of the forced close beside the margin and asks for it again in the maintenance, so it drops out.',
  'bankruptcy-value':
    'The fee of the forced close, on the value at the bankruptcy price, is part of the maintenance.',
  'liquidation-value': 'The rate of the forced close’s fee is added to the maintenance rate.',
  'shrinks-extra': 'Margin added later would count less the fee of the forced close.',
} as const

function note(input: PositionInput, rule: string): string {
  const { name, isolatedFee, indicative } = standingOf(input).terms.spec.liquidation
  const mode = input.backing.kind === 'cross' ? 'Cross' : 'Isolated'
  const only = indicative
    ? ' The venue margins the account as a whole, so the price of one position is indicative.'
    : ''
  return `${mode} margin, rule “${name}”. ${rule} ${FEES[isolatedFee]}${only}`
}

function onEntryValue(input: PositionInput, { entry, behind, asked }: LiquidationWorking): Working {
  const away = directionOf(input) === 1 ? '−' : '+'
  return {
    formula: priceOf(input, `N ${away} (margin − maintenance)`),
    substituted: filledPriceOf(
      input,
      `${num(entry.notional)} ${away} (${num(behind)} − ${term(asked)})`,
    ),
    note: note(input, 'The maintenance margin is taken on the value at entry.'),
  }
}

function onLiquidationValue(input: PositionInput, working: LiquidationWorking): Working {
  const { stretch, entry, behind, added, met } = working
  const away = directionOf(input) === 1 ? '−' : '+'
  if (!stretch?.slope.isZero()) return growing(input, working)
  if (met !== undefined && isJump(input, working)) return atTierEnd(input, { stretch, met })
  const counted = [
    { name: 'margin', text: term(behind), is: true },
    { name: '+ deduction', text: `+ ${num(stretch.deduction)}`, is: !stretch.deduction.isZero() },
    { name: '− closing fee', text: `− ${num(added.coins)}`, is: !added.coins.isZero() },
  ].filter(({ is }) => is)
  const names = counted.map(({ name }) => name).join(' ')
  const numbers = counted.map(({ text }) => text).join(' ')
  const grouped = (text: string): string => (counted.length > 1 ? `(${text})` : text)
  const [rateName, rate] = added.rate.isZero()
    ? ['rate', num(stretch.rate)]
    : ['(rate + added rate)', `(${num(stretch.rate)} + ${num(added.rate)})`]
  return {
    formula: priceOf(input, `(N ${away} ${grouped(names)}) / (1 ${away} ${rateName})`),
    substituted: filledPriceOf(
      input,
      `(${num(entry.notional)} ${away} ${grouped(numbers)}) / (1 ${away} ${rate})`,
    ),
    note: note(
      input,
      `The maintenance margin is taken on the value at the price itself, on tier ${stretch.tier}.`,
    ),
  }
}

/** Whether the price is a tier's end, where the maintenance jumps past what is left, and no root. */
function isJump(
  input: PositionInput,
  { stretch, entry, behind, added, met }: LiquidationWorking,
): boolean {
  if (stretch === undefined || met === undefined) return false
  const d = directionOf(input)
  const counted = behind.plus(stretch.deduction).minus(added.coins)
  const root = entry.notional
    .minus(counted.times(d))
    .div(ONE.minus(stretch.rate.plus(added.rate).times(d)))
  return root.div(met).minus(1).abs().gt('1e-30')
}

const atTierEnd = (
  input: PositionInput,
  { stretch, met }: { readonly stretch: Stretch; readonly met: Decimal },
): Working => ({
  formula: priceOf(input, 'the tier’s end'),
  substituted: filledPriceOf(input, num(met)),
  note: note(
    input,
    `Here the position enters tier ${stretch.tier}, whose maintenance margin is more than what is left, so the tier’s end is the price.`,
  ),
})

/** A rate that grows with the position; also what stands where there is no price, with the first rate in it. */
function growing(input: PositionInput, { stretch, entry, behind }: LiquidationWorking): Working {
  const away = directionOf(input) === 1 ? '−' : '+'
  const left = `N ${away} margin`
  if (stretch === undefined) {
    return {
      formula: priceOf(input, `(${left}) / (1 ${away} rate)`),
      substituted: `${num(entry.notional)} ${away} ${term(behind)} leaves no notional to be worth`,
      note: note(input, 'The maintenance margin is taken on the value at the price itself.'),
    }
  }
  const filled = `${num(entry.notional)} ${away} ${term(behind)}`
  return {
    formula: priceOf(input, `2(${left}) / (B + √(B² ${away} 4k(${left})))`),
    substituted: filledPriceOf(
      input,
      `2(${filled}) / (B + √(B² ${away} 4 · ${num(stretch.slope)} · (${filled}))), B = 1 ${away} ${num(stretch.rate)}`,
    ),
    note: note(
      input,
      `The maintenance rate grows with the position, so the price solves a quadratic: B = 1 ${away} base, k = slope per coin; of two roots, the one that an adverse price meets first.`,
    ),
  }
}
