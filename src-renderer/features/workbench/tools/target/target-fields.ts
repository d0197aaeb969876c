import type { Twin } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import type { Wanted } from '@shared/calc/target'
import type { Decimal } from '@shared/num/decimal'
import { coin, fraction, negated, usd, type Coin, type Price } from '@shared/num/units'

import type { Read } from '../../read-field'
import type { ScenarioReading } from '../../read-scenario'
import { balanceField, readBalance, readStop, stopField } from '../shared-fields'
import type { ToolAsk, ToolField } from '../tool'
import { choiceOf, chosenOf, MOST, orHint, readWithin, textOf, type Held } from '../tool-input'

const KINDS = ['coin', 'usd', 'roe', 'r-coin', 'r-usd', 'equity-coin', 'equity-usd'] as const
type Kind = (typeof KINDS)[number]
const BASES = ['net', 'gross'] as const

export interface TargetInput {
  readonly kind: Kind
  readonly basis: (typeof BASES)[number]
  readonly result: Read<Decimal>
  readonly stop: Read<Price>
  readonly balance: Read<Coin>
  readonly wanted?: Wanted | undefined
  /** What a target still waits for, as a sentence; empty where a field says it. */
  readonly lacks: string
}

/** The fields of the tool as numbers, and what is wanted once they are all there. */
export function readTarget({
  reading,
  texts,
  held,
}: ToolAsk & { readonly held: Held | undefined }): TargetInput {
  const kind = chosenOf(texts, 'target-kind', KINDS)
  const basis = chosenOf(texts, 'target-basis', BASES)
  const result = readWithin(textOf(texts, 'target-result'), {
    label: 'The wanted result',
    atMost: MOST,
    units: unitsOf(kind, reading.spec),
  })
  const stop = readStop(texts, reading)
  const balance = readBalance(texts, reading.spec)
  const input = { kind, basis, result, stop, balance }
  return { ...input, ...wantedOf(input, reading, held) }
}

type Typed = Pick<TargetInput, 'kind' | 'basis' | 'result' | 'stop' | 'balance'>
type Goal = Pick<TargetInput, 'wanted' | 'lacks'>
interface Asked {
  readonly reading: ScenarioReading
  readonly held: Held
}

const waits = (lacks: string): Goal => ({ lacks })

function wantedOf(typed: Typed, reading: ScenarioReading, held: Held | undefined): Goal {
  const number = typed.result.value
  if (!held) return waits('')
  return number ? goalOf(typed, number, { reading, held }) : waits('Needs the wanted result.')
}

function goalOf(typed: Typed, number: Decimal, { reading, held }: Asked): Goal {
  const { kind } = typed
  switch (kind) {
    case 'coin':
      return { lacks: '', wanted: { kind, result: coin(number) } }
    case 'usd':
      return { lacks: '', wanted: { kind, result: usd(number), openFeeAt: 'entry' } }
    case 'roe':
      return returnOn(number, reading, held)
    case 'r-coin':
    case 'r-usd':
      return multipleOf(typed, number, held)
    case 'equity-coin':
    case 'equity-usd':
      return equityOf(typed, number)
  }
}

function returnOn(percent: Decimal, { backing, entry }: ScenarioReading, held: Held): Goal {
  if (!backing || !entry) return waits('ROE needs leverage or margin.')
  const { initialMargin } = positionFigures({ ...held, exit: entry })
  return {
    lacks: '',
    wanted: { kind: 'roe', roe: fraction(percent.div(100)), margin: initialMargin.coin },
  }
}

function multipleOf({ kind, basis, stop }: Typed, times: Decimal, held: Held): Goal {
  if (!stop.value) return waits(stop.says?.issue ? '' : 'R needs a stop.')
  const risk = lossAt(held, stop.value, basis)
  const multiple = fraction(times)
  return {
    lacks: '',
    wanted:
      kind === 'r-coin'
        ? { kind, multiple, risk: risk.coin }
        : { kind: 'r-usd', multiple, risk: risk.usd, openFeeAt: 'entry' },
  }
}

/** What is lost at the stop, above zero: one R. */
function lossAt(held: Held, stop: Price, basis: TargetInput['basis']): Twin {
  const { coin: lost, usd: lostUsd } = positionFigures({ ...held, exit: stop })[basis]
  return { coin: negated(lost), usd: negated(lostUsd) }
}

function equityOf({ kind, balance }: Typed, wanted: Decimal): Goal {
  if (!balance.value) return waits(balance.says?.issue ? '' : 'Equity needs the account balance.')
  return {
    lacks: '',
    wanted:
      kind === 'equity-coin'
        ? { kind, equity: coin(wanted), balance: balance.value }
        : { kind: 'equity-usd', equity: usd(wanted), balance: balance.value },
  }
}

function unitsOf(kind: Kind, { settlement, quote }: ScenarioReading['spec']): readonly string[] {
  if (kind === 'roe') return ['%']
  if (kind.startsWith('r-')) return ['R']
  return [kind.endsWith('coin') ? settlement : quote]
}

const EXAMPLE: Readonly<Record<Kind, string>> = {
  coin: '0.01',
  usd: '500',
  roe: '50',
  'r-coin': '3',
  'r-usd': '3',
  'equity-coin': '1.1',
  'equity-usd': '70,000',
}
const STEP: Readonly<Record<Kind, string>> = {
  coin: '0.001',
  usd: '10',
  roe: '1',
  'r-coin': '0.5',
  'r-usd': '0.5',
  'equity-coin': '0.01',
  'equity-usd': '100',
}

/** The fields that the chosen kind of result asks for. */
export function targetFields(input: TargetInput, { spec }: ScenarioReading): readonly ToolField[] {
  const { kind, basis, result, stop, balance } = input
  const [unit = ''] = unitsOf(kind, spec)
  return [
    choiceOf({ id: 'target-kind', label: 'Wanted is' }, kind, {
      coin: `PnL in ${spec.settlement}`,
      usd: `PnL in ${spec.quote}`,
      roe: 'ROE on the margin',
      'r-coin': `R, in ${spec.settlement}`,
      'r-usd': `R, in ${spec.quote}`,
      'equity-coin': `Equity in ${spec.settlement}`,
      'equity-usd': `Equity in ${spec.quote}`,
    }),
    {
      ...{ kind: 'number', id: 'target-result', label: 'Wanted result', unit },
      ...{ step: STEP[kind], placeholder: EXAMPLE[kind] },
      says: orHint(result.says, 'Below zero is a loss.'),
    },
    choiceOf({ id: 'target-basis', label: 'Counted' }, basis, {
      net: 'net',
      gross: 'price only',
    }),
    ...(kind.startsWith('r-') ? [stopField(stop.says, spec)] : []),
    ...(kind.startsWith('equity') ? [balanceField(balance.says, spec)] : []),
  ]
}
