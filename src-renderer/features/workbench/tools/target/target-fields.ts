import type { PriceOutcome } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { riskAtStop } from '@shared/calc/risk-at-stop'
import { target, type TargetQuestion, type Wanted } from '@shared/calc/target'
import { priceText } from '@shared/format/decimal-text'
import { canonicalText, type Decimal } from '@shared/num/decimal'
import { coin, fraction, usd, type Price } from '@shared/num/units'

import type { Read } from '../../read-field'
import { readPrice, type ScenarioReading } from '../../read-scenario'
import type { ToolAsk, ToolField } from '../tool'
import { choiceOf, chosenOf, MOST, orHint, readWithin, textOf, type Held } from '../tool-input'

const RESULTS = ['coin', 'usd', 'roe', 'r-coin', 'r-usd', 'equity-coin', 'equity-usd'] as const
type ResultKind = (typeof RESULTS)[number]
/** A wanted result, or the other way round an exit whose results are asked for. */
type Kind = ResultKind | 'exit'
const BASES = ['net', 'gross'] as const

/** An exit to judge: solved for a wanted result, or typed. */
export interface Goal {
  readonly outcome: PriceOutcome
  /** The question that was solved; absent where the exit was typed. */
  readonly question?: TargetQuestion<Held['spec']>
}

export interface TargetInput {
  readonly kind: Kind
  readonly basis: (typeof BASES)[number]
  readonly result: Read<Decimal>
  readonly exit: Read<Price>
  readonly goal?: Goal
  /** What an exit still waits for, as a sentence; empty where a field says it. */
  readonly lacks: string
}

/** The fields of the tool as numbers, and the exit once they are all there. */
export function readTarget({
  reading,
  texts,
  held,
}: ToolAsk & { readonly held: Held | undefined }): TargetInput {
  const kind = chosenOf<Kind>(texts, 'target-kind', [...RESULTS, 'exit'])
  const basis = chosenOf(texts, 'target-basis', BASES)
  const result = readWithin(textOf(texts, 'target-result'), {
    label: 'The wanted result',
    atMost: MOST,
    units: unitsOf(kind, reading.spec),
  })
  const typed = { kind, basis, result, exit: readExit(textOf(texts, 'target-price'), reading) }
  return { ...typed, ...(held ? goalOf(typed, { reading, held }) : waits('')) }
}

/** A price typed here, otherwise the exit or mark of the sheet. */
function readExit(text: string, { exit, exitIs, spec }: ScenarioReading): Read<Price> {
  if (text.trim() !== '' || !exit) return readPrice(text, 'The exit price')
  return {
    value: exit,
    says: { hint: `The ${exitIs} of the sheet: ${priceText(exit, spec.tick)}.` },
  }
}

type Typed = Pick<TargetInput, 'kind' | 'basis' | 'result' | 'exit'>
type Answer = Pick<TargetInput, 'goal' | 'lacks'>
interface Asked {
  readonly reading: ScenarioReading
  readonly held: Held
}

const waits = (lacks: string): Answer => ({ lacks })

function goalOf(typed: Typed, asked: Asked): Answer {
  const { kind, exit, result } = typed
  if (kind === 'exit') {
    if (!exit.value) return waits(exit.says?.issue ? '' : 'Needs the exit price.')
    return { lacks: '', goal: { outcome: { kind: 'at', price: exit.value } } }
  }
  if (!result.value) return waits(result.says?.issue ? '' : 'Needs the wanted result.')
  const wanted = wantedOf({ ...typed, kind }, result.value, asked)
  if (typeof wanted === 'string') return waits(wanted)
  const question = { ...asked.held, wanted, basis: typed.basis }
  return { lacks: '', goal: { outcome: target(question), question } }
}

type ResultTyped = Typed & { readonly kind: ResultKind }

/** What is wanted, or the sentence that says what it still needs from the sheet. */
function wantedOf(typed: ResultTyped, number: Decimal, asked: Asked): Wanted | string {
  const { kind } = typed
  switch (kind) {
    case 'coin':
      return { kind, result: coin(number) }
    case 'usd':
      return { kind, result: usd(number), openFeeAt: 'entry' }
    case 'roe':
      return returnOn(number, asked)
    case 'r-coin':
    case 'r-usd':
      return multipleOf({ ...typed, kind }, number, asked)
    case 'equity-coin':
    case 'equity-usd':
      return equityOf(kind, number, asked)
  }
}

function returnOn(percent: Decimal, { reading, held }: Asked): Wanted | string {
  if (!reading.backing) return 'ROE needs leverage or margin.'
  const { initialMargin } = positionFigures({ ...held, exit: held.entry })
  return { kind: 'roe', roe: fraction(percent.div(100)), margin: initialMargin.coin }
}

function multipleOf(
  { kind, basis }: Typed & { readonly kind: 'r-coin' | 'r-usd' },
  times: Decimal,
  { reading, held }: Asked,
): Wanted | string {
  if (!reading.stop) return 'R needs a stop on the sheet.'
  const risk = riskAtStop(held, reading.stop, basis)
  const multiple = fraction(times)
  return kind === 'r-coin'
    ? { kind, multiple, risk: risk.coin }
    : { kind, multiple, risk: risk.usd, openFeeAt: 'entry' }
}

function equityOf(
  kind: 'equity-coin' | 'equity-usd',
  wanted: Decimal,
  { reading: { balance } }: Asked,
): Wanted | string {
  if (!balance) return 'Equity needs a balance on the sheet.'
  return kind === 'equity-coin'
    ? { kind, equity: coin(wanted), balance }
    : { kind, equity: usd(wanted), balance }
}

function unitsOf(kind: Kind, { settlement, quote }: ScenarioReading['spec']): readonly string[] {
  if (kind === 'roe') return ['%']
  if (kind.startsWith('r-')) return ['R']
  return [kind.endsWith('coin') ? settlement : quote]
}

const EXAMPLE: Readonly<Record<ResultKind, string>> = {
  coin: '0.01',
  usd: '500',
  roe: '50',
  'r-coin': '3',
  'r-usd': '3',
  'equity-coin': '1.1',
  'equity-usd': '70,000',
}
const STEP: Readonly<Record<ResultKind, string>> = {
  coin: '0.001',
  usd: '10',
  roe: '1',
  'r-coin': '0.5',
  'r-usd': '0.5',
  'equity-coin': '0.01',
  'equity-usd': '100',
}

/** The fields that the chosen question asks for. */
export function targetFields(
  { kind, basis, result, exit }: TargetInput,
  { spec }: ScenarioReading,
): readonly ToolField[] {
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
      exit: 'What an exit price brings',
    }),
    kind === 'exit'
      ? {
          ...{ kind: 'number', id: 'target-price', label: 'Exit price', unit: spec.quote },
          ...{ step: canonicalText(spec.tick), placeholder: exit.value?.toFixed() ?? '66,000' },
          ...{ term: 'fill', says: exit.says },
        }
      : {
          ...{ kind: 'number', id: 'target-result', label: 'Wanted result', unit },
          ...{ step: STEP[kind], placeholder: EXAMPLE[kind] },
          says: orHint(result.says, 'Below zero is a loss.'),
        },
    choiceOf({ id: 'target-basis', label: 'Counted' }, basis, {
      net: 'net',
      gross: 'price only',
    }),
  ]
}
