import type { ContractSpec } from '../market/contract-spec'
import { signOf } from '../market/side'

import { notionalFilled, notionalFormula } from './explain-notional'
import { num, percent, sourced, term, type Explanation } from './explanation'
import { equityDirection } from './notional'
import {
  riskOf,
  stopFillOf,
  type SizedPosition,
  type SizingQuestion,
  type Worth,
} from './position-size'

type Working = Explanation<
  'risked' | 'stopFill' | 'exact' | 'quantity' | 'risk' | 'notional' | 'leverage'
>

/** The working behind a size from risk. `sized` is the answer of positionSize to the same question. */
export function explainPositionSize(
  question: SizingQuestion<ContractSpec>,
  sized: SizedPosition,
): readonly Working[] {
  const { spec } = question
  return [
    ...explainRisked(question),
    explainStopFill(question),
    explainExact(question, sized),
    {
      figure: 'quantity',
      title: 'Quantity on the lot',
      formula: '⌊q / lot⌋ · lot',
      substituted: `⌊${num(sized.exact)} / ${num(spec.lot)}⌋ · ${num(spec.lot)}`,
      result: `${num(sized.quantity)} contracts`,
      note: 'Down, so that the loss stays within the risk.',
      ...sourced(spec, 'contract'),
    },
    {
      figure: 'risk',
      title: 'Loss at the stop',
      formula: 'quantity · loss of one contract',
      substituted: `${num(sized.quantity)} · ${num(sized.risk.coin.div(sized.quantity))}`,
      result: worthText(sized.risk, spec),
      note: 'Fees both ways, slippage and expected funding inside.',
    },
    ...explainExposure(question, sized),
  ]
}

function explainRisked(question: SizingQuestion<ContractSpec>): readonly Working[] {
  const risked = riskOf(question)
  if (!risked.ok) return []
  const { spec, risk, equity } = question
  const share = risk.kind === 'equity' && equity !== undefined
  return [
    {
      figure: 'risked',
      title: 'Risk',
      formula: share ? 'share · equity' : 'R',
      substituted: share ? `${percent(risk.share)} · ${num(equity)}` : num(risked.value.risk),
      result: `${num(risked.value.risk)} ${risked.value.unit === 'coin' ? spec.settlement : spec.quote}`,
    },
  ]
}

function explainStopFill(question: SizingQuestion<ContractSpec>): Working {
  const { spec, side, stop, stopSlippage } = question
  return {
    figure: 'stopFill',
    title: 'Fill at the stop',
    formula: side === 'long' ? 'S = stop · (1 − slippage)' : 'S = stop · (1 + slippage)',
    substituted: `${num(stop)} · (1 ${side === 'long' ? '−' : '+'} ${percent(stopSlippage)})`,
    result: `${num(stopFillOf(question))} ${spec.quote}`,
  }
}

function explainExact(question: SizingQuestion<ContractSpec>, { exact }: SizedPosition): Working {
  const dollars = question.risk.kind === 'usd' && question.spec.kind === 'inverse'
  return {
    figure: 'exact',
    title: 'Exact quantity',
    ...(dollars ? dollarTerms(question) : coinTerms(question)),
    result: `${num(exact)} contracts`,
    note: dollars
      ? 'Opening fee in dollars at the entry, all else at the fill of the stop. s is +1 for a long, −1 for a short.'
      : 'd is −1 for an inverse long and a linear short, +1 otherwise.',
    ...sourced(question.spec, 'fees'),
  }
}

function coinTerms(
  question: SizingQuestion<ContractSpec>,
): Pick<Working, 'formula' | 'substituted'> {
  const { spec, side, entry, openFeeRate, closeFeeRate, expectedFunding } = question
  const inverse = spec.kind === 'inverse'
  const d = equityDirection(spec, side) === 1 ? '1' : '−1'
  const c = num(spec.contractValue)
  const at = (price: string): string => (inverse ? `/ ${price}` : `· ${price}`)
  const opened = `(${d} + ${term(openFeeRate)} + ${term(expectedFunding)}) ${at(num(entry))}`
  const closed = `(${d} − ${term(closeFeeRate)}) ${at(num(stopFillOf(question)))}`
  return {
    formula: `q = R / (C · ((d + rate in + funding) ${at('E')} − (d − rate out) ${at('S')}))`,
    substituted: `${riskText(question)} / (${c} · (${opened} − ${closed}))`,
  }
}

function dollarTerms(
  question: SizingQuestion<ContractSpec>,
): Pick<Working, 'formula' | 'substituted'> {
  const { spec, side, entry, openFeeRate, closeFeeRate, expectedFunding } = question
  const [e, fill] = [num(entry), num(stopFillOf(question))]
  const s = signOf(side) === 1 ? '1' : '−1'
  return {
    formula: 'q = R / (C · (s · (E − S) / E + rate in + rate out + funding · S / E))',
    substituted: `${riskText(question)} / (${num(spec.contractValue)} · (${s} · (${e} − ${fill}) / ${e} + ${term(openFeeRate)} + ${term(closeFeeRate)} + ${term(expectedFunding)} · ${fill} / ${e}))`,
  }
}

function riskText(question: SizingQuestion<ContractSpec>): string {
  const risked = riskOf(question)
  return risked.ok ? num(risked.value.risk) : risked.error.message
}

function explainExposure(
  { spec, entry, equity }: SizingQuestion<ContractSpec>,
  sized: SizedPosition,
): readonly Working[] {
  const exposure: Working = {
    figure: 'notional',
    title: 'Notional at entry',
    formula: notionalFormula(spec, 'E'),
    substituted: notionalFilled({ spec, quantity: sized.quantity }, entry),
    result: worthText(sized.notional, spec),
  }
  if (sized.leverage === undefined || equity === undefined) return [exposure]
  return [
    exposure,
    {
      figure: 'leverage',
      title: 'Leverage on the equity',
      formula: 'notional / equity',
      substituted: `${num(sized.notional.coin)} / ${num(equity)}`,
      result: `${num(sized.leverage)}×`,
    },
  ]
}

/** Dollars beside the coins only where they are another number. */
const worthText = ({ coin, usd }: Worth, spec: ContractSpec): string =>
  usd === undefined || spec.kind === 'linear'
    ? `${num(coin)} ${spec.settlement}`
    : `${num(coin)} ${spec.settlement} (${num(usd)} ${spec.quote})`
