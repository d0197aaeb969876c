import type { PriceOutcome } from '@shared/calc/position'
import { D, isDecimal, type Decimal } from '@shared/num/decimal'

import type { EngineAnswer } from './engine'

export type Outcome =
  { readonly kind: 'at'; readonly price: string } | { readonly kind: 'never' | 'already' }

/** What the judge says of a case. */
export interface Verdict {
  readonly numbers: Readonly<Record<string, string>>
  readonly prices: Readonly<Record<string, Outcome>>
  readonly booked: Readonly<Record<string, string>>
  readonly exitPastLiquidation: boolean
  readonly tier: Readonly<Record<string, unknown>> | null
}

const LAST_DIGIT = new D('1e-30')

/**
 * Where a figure is so large, or left over from numbers so much larger than itself, that 64 digits do not hold
 * it to 1e-30: it must then agree in this many of its own digits.
 */
const LARGE = new D('1e-30')

/** How a figure agrees: to 1e-30, to 30 digits of its own, or not at all. */
export function agreement(ours: Decimal, theirs: string): 'exact' | 'relative' | 'none' {
  const apart = ours.minus(theirs).abs()
  if (apart.lte(LAST_DIGIT)) return 'exact'
  return apart.lte(ours.abs().times(LARGE)) ? 'relative' : 'none'
}

export interface Comparison {
  /** The figures on which engine and judge differ. */
  readonly wrong: readonly string[]
  /** The figures that agree in 30 digits of their own, but not to 1e-30. */
  readonly relative: readonly string[]
}

export function compared(ours: EngineAnswer, theirs: Verdict): Comparison {
  const wrong: string[] = []
  const relative: string[] = []
  const judge = (name: string, figure: Decimal | undefined, text: string): void => {
    const how = isDecimal(figure) ? agreement(figure, text) : 'none'
    if (how === 'none') wrong.push(name)
    if (how === 'relative') relative.push(name)
  }
  for (const [name, text] of Object.entries(theirs.numbers)) judge(name, ours.numbers[name], text)
  for (const [name, outcome] of Object.entries(theirs.prices)) {
    const price: PriceOutcome | undefined = ours.prices[name]
    if (price?.kind === 'at' && outcome.kind === 'at') judge(name, price.price, outcome.price)
    else if (price?.kind !== outcome.kind)
      wrong.push(`${name} ${price?.kind ?? 'none'}/${outcome.kind}`)
  }
  return { wrong: [...wrong, ...told(ours, theirs), ...unmatched(ours, theirs)], relative }
}

/** What is told without decimals: booked units, whether the exit is past liquidation, tiers. */
function told(ours: EngineAnswer, theirs: Verdict): readonly string[] {
  const units = Object.entries(theirs.booked).filter(([name, text]) => ours.booked[name] !== text)
  const wrong = units.map(([name, text]) => `booked ${name} ${ours.booked[name] ?? 'none'}/${text}`)
  if (ours.exitPastLiquidation !== theirs.exitPastLiquidation) wrong.push('exitPastLiquidation')
  const tier = (from: EngineAnswer['tier']): string =>
    from === null ? 'none' : JSON.stringify(Object.entries(from).sort())
  if (tier(ours.tier) !== tier(theirs.tier))
    wrong.push(`tier ${tier(ours.tier)}/${tier(theirs.tier)}`)
  return wrong
}

/** Figures that only one side has. */
function unmatched(ours: EngineAnswer, theirs: Verdict): readonly string[] {
  const names = (from: object): string => Object.keys(from).sort().join(' ')
  const wrong: string[] = []
  // At the step of a table the margin asked for is two figures, so the judge names none.
  const extra = Object.keys(ours.numbers).filter((name) => !(name in theirs.numbers))
  if (extra.some((name) => name !== 'maintenanceAtLiquidation'))
    wrong.push(`only ours: ${extra.join(' ')}`)
  if (names(ours.prices) !== names(theirs.prices)) wrong.push('the set of prices')
  if (names(ours.booked) !== names(theirs.booked)) wrong.push('the set of booked figures')
  return wrong
}
