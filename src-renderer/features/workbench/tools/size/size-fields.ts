import type { RiskLimit } from '@shared/calc/position-size'
import { D, ZERO, type Decimal } from '@shared/num/decimal'
import { coin, fraction, usd, type Coin, type Fraction, type Price } from '@shared/num/units'

import { as, readField, type Read } from '../../read-field'
import type { ScenarioReading } from '../../read-scenario'
import { balanceField, readBalance, readStop, stopField } from '../shared-fields'
import type { ToolAsk, ToolField, ToolTexts } from '../tool'
import { choiceOf, chosenOf, MOST, orHint, readWithin, textOf } from '../tool-input'

const KINDS = ['equity', 'coin', 'usd'] as const
type Kind = (typeof KINDS)[number]
const WHOLE_PERCENT = new D(100)
const MOST_SLIPPAGE = new D(99)

export interface SizeInput {
  readonly kind: Kind
  readonly stop: Read<Price>
  readonly risk: Read<Decimal>
  readonly balance: Read<Coin>
  readonly slippage: Read<Fraction>
  readonly funding: Read<Fraction>
  readonly limit?: RiskLimit | undefined
  /** The first of the tool's own fields that is still missing, as a sentence; empty where a field says it. */
  readonly lacks: string
}

/** The fields of the tool as numbers; slippage and funding left empty are none. */
export function readSize({ reading, texts }: ToolAsk): SizeInput {
  const { spec } = reading
  const kind = chosenOf(texts, 'size-kind', KINDS)
  const risk = readField(textOf(texts, 'size-risk'), {
    ...{ label: 'The risk', sign: 'positive' },
    ...(kind === 'equity'
      ? { units: ['%'], atMost: WHOLE_PERCENT }
      : { units: [kind === 'coin' ? spec.settlement : spec.quote], atMost: MOST }),
  })
  const typed = {
    ...{ kind, risk, stop: readStop(texts, reading), balance: readBalance(texts, spec) },
    slippage: readPercent(texts, 'size-slippage', 'Slippage'),
    funding: readPercent(texts, 'size-funding', 'Expected funding'),
  }
  return { ...typed, limit: risk.value && limitOf(kind, risk.value), lacks: lacksIn(typed) }
}

/** Percent as a fraction; an empty field is zero. Only funding may be received. */
function readPercent(texts: ToolTexts, id: string, label: string): Read<Fraction> {
  const text = textOf(texts, id)
  if (text.trim() === '') return { value: fraction(ZERO) }
  const rule = { label, units: ['%'], atMost: MOST_SLIPPAGE } as const
  const read =
    id === 'size-slippage'
      ? readField(text, { ...rule, sign: 'not-negative' })
      : readWithin(text, rule)
  return as(read, (percent) => fraction(percent.div(100)))
}

function limitOf(kind: Kind, risk: Decimal): RiskLimit {
  if (kind === 'equity') return { kind, share: fraction(risk.div(100)) }
  return kind === 'coin' ? { kind, risk: coin(risk) } : { kind, risk: usd(risk) }
}

function lacksIn({ kind, stop, risk, balance }: Omit<SizeInput, 'limit' | 'lacks'>): string {
  const missing = (read: Read<unknown>): boolean => !read.value && !read.says?.issue
  if (missing(stop)) return 'Needs a stop.'
  if (missing(risk)) return 'Needs the risk.'
  return kind === 'equity' && missing(balance) ? 'A share of the balance needs the balance.' : ''
}

const EXAMPLE: Readonly<Record<Kind, string>> = { equity: '1', coin: '0.01', usd: '500' }
const STEP: Readonly<Record<Kind, string>> = { equity: '0.1', coin: '0.001', usd: '10' }

export function sizeFields(input: SizeInput, { spec }: ScenarioReading): readonly ToolField[] {
  const { kind, risk, stop, balance, slippage, funding } = input
  const { settlement, quote } = spec
  const unit = { equity: '%', coin: settlement, usd: quote }[kind]
  return [
    stopField(stop.says, spec),
    choiceOf({ id: 'size-kind', label: 'Risk is' }, kind, {
      equity: '%',
      coin: settlement,
      usd: quote,
    }),
    {
      ...{ kind: 'number', id: 'size-risk', label: 'Risk', unit, step: STEP[kind] },
      ...{ placeholder: EXAMPLE[kind] },
      says: orHint(risk.says, 'At most, costs inside.'),
    },
    balanceField(balance.says, spec),
    {
      ...{ kind: 'number', id: 'size-slippage', label: 'Slippage at the stop', unit: '%' },
      ...{ step: '0.01', placeholder: '0' },
      says: orHint(slippage.says, 'How much worse it fills.'),
    },
    {
      ...{ kind: 'number', id: 'size-funding', label: 'Expected funding', unit: '%' },
      ...{ step: '0.01', placeholder: '0', term: 'funding' },
      says: orHint(funding.says, 'Negative is received.'),
    },
  ]
}
