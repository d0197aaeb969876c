import type { ContractSpec } from '../market/contract-spec'
import { signOf } from '../market/side'
import type { Decimal } from '../num/decimal'

import { num, outcomeText, percent, sourced, term, type Explanation } from './explanation'
import { equityDirection, notional } from './notional'
import { goalOf, target, type TargetGoal, type TargetQuestion } from './target'

type Working = Explanation<'goal' | 'target'>

/** The working behind a target price: the result asked for, and the line solved for the exit. */
export function explainTarget(question: TargetQuestion<ContractSpec>): readonly Working[] {
  const goal = goalOf(question)
  if (!goal.ok) {
    return [
      {
        figure: 'target',
        title: 'Target price',
        formula: 'result(X) = result asked for',
        substituted: '–',
        result: goal.error,
      },
    ]
  }
  return [explainGoal(question, goal.value), explainExit(question, goal.value)]
}

function explainGoal({ spec, wanted }: TargetQuestion<ContractSpec>, goal: TargetGoal): Working {
  const currency = goal.unit === 'coin' ? spec.settlement : spec.quote
  return {
    figure: 'goal',
    title: wanted.kind.startsWith('equity') ? 'Equity asked for' : 'Result asked for',
    ...goalTerms({ wanted }),
    result: `${num(goal.wanted)} ${currency}`,
  }
}

function goalTerms({ wanted }: Pick<TargetQuestion, 'wanted'>): Terms {
  if (wanted.kind === 'roe') {
    return {
      formula: 'G = ROE · margin',
      substituted: `${percent(wanted.roe)} · ${num(wanted.margin)}`,
    }
  }
  if (wanted.kind === 'r-coin' || wanted.kind === 'r-usd') {
    return { formula: 'G = R · risk', substituted: `${num(wanted.multiple)} · ${num(wanted.risk)}` }
  }
  const stated = 'equity' in wanted ? wanted.equity : wanted.result
  return { formula: 'G', substituted: num(stated) }
}

function explainExit(question: TargetQuestion<ContractSpec>, goal: TargetGoal): Working {
  const dollars = goal.unit === 'usd' && question.spec.kind === 'inverse'
  const shared = {
    figure: 'target',
    result: outcomeText(target(question), question.spec.quote),
  } as const
  if (question.basis === 'gross') {
    return {
      ...shared,
      title: 'Target price before costs',
      ...(dollars ? grossDollarTerms(question, goal) : grossCoinTerms(question, goal)),
      note: `${SIGN} Before the tick.`,
    }
  }
  return {
    ...shared,
    title: 'Target price after costs',
    ...(dollars ? dollarTerms(question, goal) : coinTerms(question, goal)),
    note: netNote(question, dollars),
    ...sourced(question.spec, 'fees'),
  }
}

type Terms = Pick<Working, 'formula' | 'substituted'>

function grossCoinTerms(
  { spec, side, quantity, entry }: TargetQuestion<ContractSpec>,
  { wanted, balance }: TargetGoal,
): Terms {
  const cash = balance.isZero()
  const letters = `s · ${cash ? 'G' : '(G − balance)'} / (q · C)`
  const goal = cash ? term(wanted) : `(${num(wanted)} − ${term(balance)})`
  const filled = `${signOf(side) === 1 ? '1' : '(−1)'} · ${goal} / (${num(quantity)} · ${num(spec.contractValue)})`
  return spec.kind === 'inverse'
    ? { formula: `X = 1 / (1/E − ${letters})`, substituted: `1 / (1/${num(entry)} − ${filled})` }
    : { formula: `X = E + ${letters}`, substituted: `${num(entry)} + ${filled}` }
}

function grossDollarTerms(
  { spec, side, quantity, entry }: TargetQuestion<ContractSpec>,
  { wanted, balance }: TargetGoal,
): Terms {
  const s = signed(signOf(side))
  const held = `${num(quantity)} · ${num(spec.contractValue)}`
  const e = num(entry)
  return balance.isZero()
    ? {
        formula: 'X = E + s · G · E / (q · C)',
        substituted: `${e} + ${s} · ${term(wanted)} · ${e} / (${held})`,
      }
    : {
        formula: 'X = (G + s · q · C) / (s · q · C / E + balance)',
        substituted: `(${num(wanted)} + ${s} · ${held}) / (${s} · ${held} / ${e} + ${term(balance)})`,
      }
}

/** N is solved and turned into the price at which the contracts are worth it. */
function coinTerms(question: TargetQuestion<ContractSpec>, { wanted, balance }: TargetGoal): Terms {
  const { spec, side, quantity, entry, openFeeRate, closeFeeRate, fundingPaid } = question
  const held = `${num(quantity)} · ${num(spec.contractValue)}`
  const d = signed(equityDirection(spec, side))
  const exitNotional = `(${num(wanted)}${lessBalance(balance)} + ${term(fundingPaid)} + (${d} + ${percentTerm(openFeeRate)}) · ${num(notional({ spec, quantity }, entry))}) / (${d} − ${percentTerm(closeFeeRate)})`
  const solved = `(G${balance.isZero() ? '' : ' − balance'} + F + (d + rate in) · N₀) / (d − rate out)`
  return spec.kind === 'inverse'
    ? { formula: `X = q · C / N, N = ${solved}`, substituted: `${held} / (${exitNotional})` }
    : { formula: `X = N / (q · C), N = ${solved}`, substituted: `${exitNotional} / (${held})` }
}

function dollarTerms(
  question: TargetQuestion<ContractSpec>,
  { wanted, balance, openFeeAt }: TargetGoal,
): Terms {
  const { spec, side, quantity, entry, openFeeRate, closeFeeRate, fundingPaid } = question
  const s = signed(signOf(side))
  const atEntry = openFeeAt === 'entry'
  const held = `${num(quantity)} · ${num(spec.contractValue)}`
  const upper = atEntry ? ` + ${percentTerm(openFeeRate)}` : ''
  const lower = atEntry ? s : `(${s} − ${percentTerm(openFeeRate)})`
  const cash = balance.isZero() ? '' : ` + ${term(balance)}`
  return {
    formula: `X = (G + q · C · (s${atEntry ? ' + rate in' : ''} + rate out)) / (${atEntry ? 's' : '(s − rate in)'} · q · C / E${balance.isZero() ? '' : ' + balance'} − F)`,
    substituted: `(${num(wanted)} + ${held} · (${s}${upper} + ${percentTerm(closeFeeRate)})) / (${lower} · ${held} / ${num(entry)}${cash} − ${term(fundingPaid)})`,
  }
}

const SIGN = 's is +1 for a long, −1 for a short.'

function netNote({ wanted }: TargetQuestion, dollars: boolean): string {
  const letters = dollars
    ? `${SIGN} F is the funding paid.`
    : 'd is −1 for an inverse long and a linear short, +1 otherwise; N₀ is the notional at entry, F the funding paid.'
  const atEntry = dollars && 'openFeeAt' in wanted && wanted.openFeeAt === 'entry'
  const fee = ' The opening fee is counted in dollars at the entry, the rest at the exit.'
  return `${letters}${atEntry ? fee : ''} Before the tick.`
}

const signed = (direction: 1 | -1): string => (direction === 1 ? '1' : '−1')

const lessBalance = (balance: Decimal): string => (balance.isZero() ? '' : ` − ${term(balance)}`)

const percentTerm = (rate: Decimal): string => (rate.lt(0) ? `(${percent(rate)})` : percent(rate))
