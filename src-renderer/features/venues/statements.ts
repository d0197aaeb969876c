import type { ContractSpec } from '@shared/market/contract-spec'
import type { SourceTopic } from '@shared/market/source'

import { contractCount, exactPercent, exactText } from './figure-words'
import { fundingLines } from './funding-words'
import { marginRowLines, marginRules } from './margin-statements'
import * as words from './policy-words'

/** The parts of a contract's page, in the order a trader asks for them. */
export type StatementGroup =
  'Contract' | 'Fees' | 'Margin' | 'Liquidation' | 'Rounding' | 'Funding' | 'Prices and results'

/** One thing that a contract states, in words that lose no digit and no policy. */
export interface Statement {
  readonly group: StatementGroup
  readonly label: string
  readonly text: string
  /** The term of the contract that it speaks of. */
  readonly from: keyof ContractSpec
}

/** What sources must speak of to stand behind a group. */
export const GROUP_TOPICS: Readonly<Record<StatementGroup, readonly SourceTopic[]>> = {
  Contract: ['contract'],
  Fees: ['fees'],
  Margin: ['margin'],
  Liquidation: ['liquidation'],
  Rounding: ['rounding'],
  Funding: ['funding'],
  'Prices and results': ['mark', 'break-even', 'roe'],
}

type Entry = readonly [from: keyof ContractSpec, label: string, text: string]

const grouped = (group: StatementGroup, entries: readonly Entry[]): readonly Statement[] =>
  entries.map(([from, label, text]) => ({ group, from, label, text }))

/** Everything that a contract states but its sources and the rows of its margin schedule. */
export function headStatements(spec: ContractSpec): readonly Statement[] {
  return [
    ...grouped('Contract', contractEntries(spec)),
    ...grouped('Fees', feeEntries(spec)),
    ...grouped(
      'Margin',
      marginRules(spec).map(({ label, text }): Entry => ['margin', label, text]),
    ),
    ...grouped('Liquidation', liquidationEntries(spec)),
    ...grouped('Rounding', roundingEntries(spec)),
    ...grouped(
      'Funding',
      fundingLines(spec).map(({ label, text }): Entry => ['funding', label, text]),
    ),
    ...grouped('Prices and results', priceEntries(spec)),
  ]
}

/** Everything that a contract states but its sources. */
export function statementsOf(spec: ContractSpec): readonly Statement[] {
  const rows = marginRowLines(spec).map(({ label, text }): Entry => ['margin', label, text])
  return [...headStatements(spec), ...grouped('Margin', rows)]
}

/** What one contract is worth: 1 USD, 0.001 BTC, 0.000001 BTC for each USD of price. */
function contractWorth({ kind, contractValue, quote, base, settlement }: ContractSpec): string {
  const worth = exactText(contractValue)
  if (kind === 'inverse') return `${worth} ${quote}`
  return kind === 'linear'
    ? `${worth} ${base}`
    : `${worth} ${settlement} for each ${quote} of price`
}

function contractEntries(spec: ContractSpec): readonly Entry[] {
  const { settlement, settlementScale: scale } = spec
  return [
    ['title', 'Name', spec.title],
    ['venue', 'Venue', spec.venue],
    ['symbol', 'Symbol', spec.symbol],
    ['kind', 'Kind', words.KIND_WORDS[spec.kind]],
    ['term', 'Term', words.TERM_WORDS[spec.term]],
    ['base', 'Underlying', `${spec.base}, quoted in ${spec.quote}`],
    ['contractValue', 'One contract', contractWorth(spec)],
    [
      'settlement',
      'Settlement',
      `${settlement}, in steps of ${scale === 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`} ${settlement}`,
    ],
    ['tick', 'Tick', `${exactText(spec.tick)} ${spec.quote}`],
    ['lot', 'Lot', contractCount(spec.lot)],
    ['maxLeverage', 'Highest leverage', `${exactText(spec.maxLeverage)}×`],
  ]
}

function feeEntries({ fees }: ContractSpec): readonly Entry[] {
  const paid = (rate: typeof fees.maker): string =>
    rate.lt(0) ? `${exactPercent(rate)}, a rebate` : exactPercent(rate)
  return [
    ['fees', 'Maker', paid(fees.maker)],
    ['fees', 'Taker', paid(fees.taker)],
    ...(fees.delivery ? [['fees', 'Delivery', paid(fees.delivery)] as const] : []),
    ...(fees.liquidation ? [['fees', 'Liquidation', paid(fees.liquidation)] as const] : []),
    ...(fees.tiers ?? []).map(({ name, maker, taker }, at): Entry => [
      'fees',
      `Fee tier ${at + 1}`,
      `${name}: maker ${paid(maker)}, taker ${paid(taker)}`,
    ]),
  ]
}

function liquidationEntries({ liquidation: policy }: ContractSpec): readonly Entry[] {
  return [
    ['liquidation', 'Rule', policy.name],
    ['liquidation', 'Maintenance', words.BASIS_WORDS[policy.basis]],
    ['liquidation', 'Closing fee, isolated', words.CLOSING_FEE_WORDS[policy.isolatedFee]],
    ['liquidation', 'Closing fee, cross', words.CLOSING_FEE_WORDS[policy.crossFee]],
    ['liquidation', 'Closing fee is', words.FEE_RATE_WORDS[policy.feeRate]],
    [
      'liquidation',
      'Funding about to be paid',
      policy.fundingDue ? 'added to the maintenance margin' : 'not counted',
    ],
    ['liquidation', 'Printed', words.PRINTED_WORDS[policy.printed]],
    [
      'liquidation',
      'Reach',
      policy.indicative
        ? 'indicative: the venue margins the account as a whole'
        : 'the position stands by itself',
    ],
  ]
}

function roundingEntries({ settlementPolicy: policy }: ContractSpec): readonly Entry[] {
  const each = words.ROUNDING_WORDS
  const bothWays = ({ paid, received }: typeof policy.fee): string =>
    paid === received ? each[paid] : `paid ${each[paid]}; received ${each[received]}`
  return [
    ['settlementPolicy', 'Cost', words.GRAIN_WORDS[policy.value.grain]],
    ['settlementPolicy', 'Cost is rounded', each[policy.value.mode]],
    ['settlementPolicy', 'PnL', words.PNL_WORDS[policy.pnl]],
    ['settlementPolicy', 'Fee', bothWays(policy.fee)],
    ['settlementPolicy', 'Funding', bothWays(policy.funding)],
    ['settlementPolicy', 'Margin', each[policy.margin]],
    ...statedEntries(policy),
  ]
}

/** The rules that not every venue has. */
function statedEntries(policy: ContractSpec['settlementPolicy']): readonly Entry[] {
  const { unrealisedPnl, averageEntry, closingReserve, orderCost } = policy
  const stated: readonly (readonly [string, string | undefined])[] = [
    ['Unrealised PnL', unrealisedPnl && words.PNL_WORDS[unrealisedPnl]],
    ['Average entry', averageEntry && words.AVERAGE_ENTRY_WORDS[averageEntry]],
    ['Closing fee set aside', closingReserve && words.CLOSING_RESERVE_WORDS[closingReserve]],
    ['Order cost', orderCost && orderCostText(orderCost)],
    ['Coin figures printed', policy.printedCoin && placesText(policy.printedCoin)],
    ['Ratios printed', policy.printedRatio && placesText(policy.printedRatio)],
  ]
  return stated.flatMap(([label, text]) =>
    text === undefined ? [] : [['settlementPolicy', label, text] as const],
  )
}

type Policy = ContractSpec['settlementPolicy']

const placesText = ({ places, mode }: NonNullable<Policy['printedRatio']>): string =>
  `${places} decimals, ${words.ROUNDING_WORDS[mode]}`

function orderCostText(rule: NonNullable<Policy['orderCost']>): string {
  const method = words.ORDER_COST_WORDS[rule.method]
  if (rule.method === 'open-loss') return method
  const closing = `${method}, the latter ${words.ORDER_CLOSING_WORDS[rule.closing]}`
  return rule.leastClosingValue
    ? `${closing}, not below ${exactPercent(rule.leastClosingValue)}`
    : closing
}

function priceEntries(spec: ContractSpec): readonly Entry[] {
  const never = spec.neverPrices.map((price) => `${exactText(price)} ${spec.quote}`).join(' or ')
  return [
    ['markRule', 'Mark price', spec.markRule],
    ['breakEven', 'Break-even shown', words.BREAK_EVEN_WORDS[spec.breakEven]],
    ['roe', 'ROE', words.ROE_WORDS[spec.roe]],
    ['neverPrices', 'Printed for “never liquidated”', never || 'nothing that is known'],
  ]
}
