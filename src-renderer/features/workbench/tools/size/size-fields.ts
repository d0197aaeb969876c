import { expectedFunding, type FundedTime } from '@shared/calc/expected-funding'
import type { RiskLimit } from '@shared/calc/position-size'
import { percentText } from '@shared/format/decimal-text'
import { D, ZERO, type Decimal } from '@shared/num/decimal'
import { coin, fraction, usd, type Fraction } from '@shared/num/units'

import { as, readField, type FieldSays, type Read } from '../../read-field'
import type { ScenarioReading } from '../../read-scenario'
import type { ToolAsk, ToolField } from '../tool'
import { choiceOf, chosenOf, MOST, orHint, textOf } from '../tool-input'

const KINDS = ['equity', 'coin', 'usd'] as const
type Kind = (typeof KINDS)[number]
const WHOLE_PERCENT = new D(100)
const MOST_SLIPPAGE = new D(99)
const MOST_DAYS = new D(3650)

export interface SizeInput {
  readonly kind: Kind
  readonly risk: Read<Decimal>
  readonly slippage: Read<Fraction>
  readonly days: Read<Decimal>
  /** The funding expected meanwhile; absent where the sheet assumes no rate or the contract pays none. */
  readonly funded?: FundedTime & Pick<ScenarioReading, 'spec'>
  readonly limit?: RiskLimit | undefined
  /** What is still missing besides the position, as a sentence; empty where a field says it. */
  readonly lacks: string
}

/** The fields of the tool as numbers; slippage and time held left empty are none. */
export function readSize({ reading, texts }: ToolAsk): SizeInput {
  const { spec, side, fundingRate } = reading
  const kind = chosenOf(texts, 'size-kind', KINDS)
  const risk = readField(textOf(texts, 'size-risk'), {
    ...{ label: 'The risk', sign: 'positive' },
    ...(kind === 'equity'
      ? { units: ['%'], atMost: WHOLE_PERCENT }
      : { units: [kind === 'coin' ? spec.settlement : spec.quote], atMost: MOST }),
  })
  const days = orZero(textOf(texts, 'size-days'), (text) =>
    readField(text, { ...{ label: 'The time held', sign: 'not-negative' }, atMost: MOST_DAYS }),
  )
  const slippage = orZero(textOf(texts, 'size-slippage'), (text) =>
    readField(text, {
      ...{ label: 'Slippage', sign: 'not-negative', units: ['%'], atMost: MOST_SLIPPAGE },
    }),
  )
  const paying = fundingRate && spec.term === 'perpetual' && days.value
  return {
    ...{ kind, risk, days, slippage: as(slippage, (percent) => fraction(percent.div(100))) },
    ...(paying && { funded: { spec, side, fundingRate, days: paying } }),
    limit: risk.value && limitOf(kind, risk.value),
    lacks: lacksIn({ kind, risk }, reading),
  }
}

const orZero = (text: string, read: (text: string) => Read<Decimal>): Read<Decimal> =>
  text.trim() === '' ? { value: ZERO } : read(text)

function limitOf(kind: Kind, risk: Decimal): RiskLimit {
  if (kind === 'equity') return { kind, share: fraction(risk.div(100)) }
  return kind === 'coin' ? { kind, risk: coin(risk) } : { kind, risk: usd(risk) }
}

function lacksIn(
  { kind, risk }: Pick<SizeInput, 'kind' | 'risk'>,
  { stop, balance }: ScenarioReading,
): string {
  if (!stop) return 'Needs a stop on the sheet.'
  if (!risk.value) return risk.says?.issue ? '' : 'Needs the risk.'
  return kind === 'equity' && !balance ? 'A share of the balance needs a balance on the sheet.' : ''
}

const EXAMPLE: Readonly<Record<Kind, string>> = { equity: '1', coin: '0.01', usd: '500' }
const STEP: Readonly<Record<Kind, string>> = { equity: '0.1', coin: '0.001', usd: '10' }

export function sizeFields(input: SizeInput, { spec }: ScenarioReading): readonly ToolField[] {
  const { kind, risk, slippage } = input
  const { settlement, quote } = spec
  const unit = { equity: '%', coin: settlement, usd: quote }[kind]
  return [
    choiceOf({ id: 'size-kind', label: 'Risk is' }, kind, {
      equity: '% of balance',
      coin: settlement,
      usd: quote,
    }),
    {
      ...{ kind: 'number', id: 'size-risk', label: 'Risk', unit, step: STEP[kind] },
      ...{ placeholder: EXAMPLE[kind] },
      says: orHint(risk.says, 'At most, costs inside.'),
    },
    {
      ...{ kind: 'number', id: 'size-slippage', label: 'Slippage at the stop', unit: '%' },
      ...{ step: '0.01', placeholder: '0' },
      says: orHint(slippage.says, 'How much worse it fills.'),
    },
    {
      ...{ kind: 'number', id: 'size-days', label: 'Held for', unit: 'days', step: '1' },
      ...{ placeholder: '0', term: 'funding', says: daysSay(input, spec) },
    },
  ]
}

/** Where the funding of the time held comes from, or why there is none. */
function daysSay({ days, funded }: SizeInput, { term }: ScenarioReading['spec']): FieldSays {
  if (days.says) return days.says
  if (term === 'dated') return { hint: 'A dated contract pays no funding.' }
  if (!funded) return { hint: 'Without a funding rate on the sheet none is counted.' }
  const share = expectedFunding(funded)
  if (!share.ok || share.value.isZero()) return { hint: 'At the funding rate of the sheet.' }
  const way = share.value.gt(0) ? 'paid' : 'received'
  const size = percentText(share.value.abs(), { places: 4 })
  return { hint: `Funding: ${size} of the notional, ${way}.` }
}
