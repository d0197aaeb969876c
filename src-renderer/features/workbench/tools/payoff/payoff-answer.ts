import { legsFarUp, legsRange } from '@shared/calc/payoff-legs-levels'
import { coinInUnitText, unitName, type ShownUnit } from '@shared/format/decimal-text'

import type { ToolAnswer } from '../tool'

import { payoffFields } from './payoff-fields'
import { payoffCharts } from './payoff-picture'
import { centreOf, payoffRows, type Drawn } from './payoff-rows'
import { readPayoff, type PayoffAsk } from './read-payoff'

/** Several legs as one: what they bring together at the mark and over the price, and each by itself. */
export function payoffAnswer(ask: PayoffAsk): ToolAnswer {
  const { reading } = ask
  const input = readPayoff(ask)
  const legs = input.counted.map(({ leg }) => leg)
  const empty: Drawn = { reading, input, legs }
  const drawn = legs.length === 0 ? empty : { ...empty, range: legsRange(legs, centreOf(empty)) }
  return {
    fields: payoffFields(ask, input),
    rows: payoffRows(drawn),
    charts: payoffCharts(drawn),
    risks: [],
    notes: [...input.left, ...notesOf(drawn, ask.unit)],
  }
}

function notesOf({ legs, input, reading: { spec } }: Drawn, unit: ShownUnit): readonly string[] {
  const held = legs.flatMap((leg) => (leg.kind === 'contract' ? [leg.spec] : []))
  const dated = held.some(({ term }) => term === 'dated')
  const mixed = new Set(held.map(({ id }) => id)).size > 1
  const options = legs.some(({ kind }) => kind === 'option')
  return [
    ...(mixed ? [ONE_PRICE] : []),
    ...(dated && input.days.value.gt(0) ? ['Dated contracts pay no funding.'] : []),
    ...(options ? ['Options are taken at their expiry and before fees.'] : []),
    ...(legs.length === 0 ? [] : [farUpWords(legsFarUp(legs), { spec, unit })]),
  ]
}

const ONE_PRICE =
  'All legs are taken at one price: a dated future, or the same coin on another venue, trades a little apart from it.'

function farUpWords(
  coins: ReturnType<typeof legsFarUp>,
  { spec, unit }: Pick<Drawn['reading'], 'spec'> & { readonly unit: ShownUnit },
): string {
  const { settlement, settlementScale: scale } = spec
  const bound = coinInUnitText(coins, { unit, scale }, { sign: 'gain' })
  return `However far the price rises, the result in coin only nears ${bound} ${unitName(unit, settlement)}.`
}
