import { textAt, type Draft, type DraftFields } from './contract-draft'
import * as words from './policy-words'

/** One field of the editor. */
export interface EditorField {
  readonly path: string
  readonly label: string
  readonly kind: 'text' | 'number' | 'select'
  readonly unit?: string
  readonly hint?: string
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

export interface EditorGroup {
  readonly title: string
  readonly fields: readonly EditorField[]
}

const text = (path: string, label: string, hint = ''): EditorField => ({
  path,
  label,
  kind: 'text',
  hint,
})
const number = (
  path: string,
  label: string,
  shown: Pick<EditorField, 'unit' | 'hint'> = {},
): EditorField => ({ path, label, kind: 'number', ...shown })
const percent = (path: string, label: string, hint = ''): EditorField =>
  number(path, label, { unit: '%', hint })
const select = (
  path: string,
  label: string,
  meanings: Readonly<Record<string, string>>,
): EditorField => ({
  path,
  label,
  kind: 'select',
  options: Object.entries(meanings).map(([value, words]) => ({ value, label: words })),
})
const YES_NO = { yes: 'Yes', no: 'No' }
const EMPTY = 'Empty where there is none.'
const NOT_STATED = 'Not stated'

const MARGIN_METHODS = {
  tiered: 'Tiers',
  'linear-growth': 'Linear growth',
  'adjust-factor': 'Adjust factor over leverage',
}
const FUNDING_METHODS = {
  none: 'No rule is stated',
  'clamped-premium': 'Premium and clamped interest',
  'clamped-average': 'Clamped mean of premium less interest',
  'dead-band': 'Premium beyond a dead band',
  'premium-over-hours': 'Mean premium over hours',
}

/** The scalar fields of a contract, part by part; those of margin and funding follow the chosen method. */
export function editorGroups(draft: DraftFields): readonly EditorGroup[] {
  const coin = textAt(draft, 'settlement')
  const quote = textAt(draft, 'quote')
  return [
    { title: 'Contract', fields: contractFields(coin, quote) },
    {
      title: 'Fees',
      fields: [
        percent('fees.maker', 'Maker', 'Negative is a rebate.'),
        percent('fees.taker', 'Taker'),
        percent('fees.delivery', 'Delivery', EMPTY),
        percent('fees.liquidation', 'Liquidation', EMPTY),
      ],
    },
    { title: 'Margin', fields: marginFields(draft, coin) },
    { title: 'Liquidation', fields: LIQUIDATION },
    { title: 'Rounding', fields: roundingFields(draft) },
    { title: 'Funding', fields: fundingFields(draft) },
    {
      title: 'Prices and results',
      fields: [
        text('markRule', 'Mark price'),
        select('breakEven', 'Break-even shown', words.BREAK_EVEN_WORDS),
        select('roe', 'ROE', words.ROE_WORDS),
        text('neverPrices', 'Printed for “never liquidated”', 'Prices, with commas between.'),
      ],
    },
  ]
}

function contractFields(coin: string, quote: string): readonly EditorField[] {
  return [
    text('title', 'Name'),
    text('venue', 'Venue'),
    text('symbol', 'Symbol'),
    select('kind', 'Kind', words.KIND_WORDS),
    select('term', 'Term', words.TERM_WORDS),
    text('base', 'Underlying'),
    text('quote', 'Quoted in'),
    text('settlement', 'Settled in'),
    number('settlementScale', 'Decimals of the coin', { unit: coin }),
    number('contractValue', 'One contract'),
    number('tick', 'Tick', { unit: quote }),
    number('lot', 'Lot', { unit: 'contracts' }),
    number('maxLeverage', 'Highest leverage', { unit: '×' }),
  ]
}

function marginFields(draft: DraftFields, coin: string): readonly EditorField[] {
  const method = select('margin.method', 'Method', MARGIN_METHODS)
  const chosen = textAt(draft, 'margin.method')
  if (chosen === 'linear-growth')
    return [
      method,
      percent('margin.initialBase', 'Initial margin'),
      percent('margin.maintenanceBase', 'Maintenance margin'),
      percent('margin.slopePerCoin', `Growth for each ${coin}`),
    ]
  if (chosen !== 'tiered') return [method]
  const unit = textAt(draft, 'margin.measure') === 'contracts' ? 'contracts' : coin
  return [
    method,
    select('margin.measure', 'Tiers count', words.MEASURE_WORDS),
    select('margin.initial', 'Initial rate', words.REACH_WORDS),
    select('margin.maintenance', 'Maintenance rate', words.REACH_WORDS),
    number('margin.then.step', 'Further tiers, each', { unit, hint: EMPTY }),
    percent('margin.then.initialStep', 'Further tiers, initial', EMPTY),
    percent('margin.then.maintenanceStep', 'Further tiers, maintenance', EMPTY),
  ]
}

const LIQUIDATION: readonly EditorField[] = [
  text('liquidation.name', 'Rule'),
  select('liquidation.basis', 'Maintenance', words.BASIS_WORDS),
  select('liquidation.isolatedFee', 'Closing fee, isolated', words.CLOSING_FEE_WORDS),
  select('liquidation.crossFee', 'Closing fee, cross', words.CLOSING_FEE_WORDS),
  select('liquidation.feeRate', 'Closing fee is', words.FEE_RATE_WORDS),
  select('liquidation.fundingDue', 'Funding about to be paid counts', YES_NO),
  select('liquidation.printed', 'Printed', words.PRINTED_WORDS),
  select('liquidation.indicative', 'Only indicative', YES_NO),
]

const way = (path: string, label: string): EditorField => select(path, label, words.ROUNDING_WORDS)
const ROUNDING: readonly EditorField[] = [
  select('settlementPolicy.value.grain', 'Cost', words.GRAIN_WORDS),
  way('settlementPolicy.value.mode', 'Cost is rounded'),
  select('settlementPolicy.pnl', 'PnL', words.PNL_WORDS),
  way('settlementPolicy.margin', 'Margin'),
  way('settlementPolicy.fee.paid', 'Fee paid'),
  way('settlementPolicy.fee.received', 'Fee received'),
  way('settlementPolicy.funding.paid', 'Funding paid'),
  way('settlementPolicy.funding.received', 'Funding received'),
  select('settlementPolicy.unrealisedPnl', 'Unrealised PnL', {
    '': 'As realised PnL',
    ...words.PNL_WORDS,
  }),
  select('settlementPolicy.averageEntry', 'Average entry', {
    '': NOT_STATED,
    ...words.AVERAGE_ENTRY_WORDS,
  }),
  select('settlementPolicy.closingReserve', 'Closing fee set aside', {
    '': 'None',
    ...words.CLOSING_RESERVE_WORDS,
  }),
  number('settlementPolicy.printedCoin.places', 'Coin figures printed', {
    unit: 'decimals',
    hint: EMPTY,
  }),
  way('settlementPolicy.printedCoin.mode', 'Coin figures are rounded'),
  number('settlementPolicy.printedRatio.places', 'Ratios printed', {
    unit: 'decimals',
    hint: EMPTY,
  }),
  way('settlementPolicy.printedRatio.mode', 'Ratios are rounded'),
  select('settlementPolicy.orderCost.method', 'Order cost', {
    none: NOT_STATED,
    ...words.ORDER_COST_WORDS,
  }),
]

const ORDER_COST: readonly EditorField[] = [
  select(
    'settlementPolicy.orderCost.closing',
    'Closing fee of an order',
    words.ORDER_CLOSING_WORDS,
  ),
  percent('settlementPolicy.orderCost.leastClosingValue', 'Closing value not below', EMPTY),
]

const roundingFields = (draft: DraftFields): readonly EditorField[] =>
  textAt(draft, 'settlementPolicy.orderCost.method') === 'fees-both-ways'
    ? [...ROUNDING, ...ORDER_COST]
    : ROUNDING

const RULE_FIELDS: Readonly<Record<string, readonly EditorField[]>> = {
  'clamped-premium': [
    percent('funding.rule.interestRate', 'Interest'),
    percent('funding.rule.clamp', 'Clamp'),
    percent('funding.rule.cap', 'Cap', EMPTY),
  ],
  'clamped-average': [
    percent('funding.rule.interestRate', 'Interest'),
    percent('funding.rule.cap', 'Cap'),
  ],
  'dead-band': [percent('funding.rule.band', 'Dead band'), percent('funding.rule.cap', 'Cap')],
  'premium-over-hours': [
    number('funding.rule.hours', 'Mean over', { unit: 'hours' }),
    percent('funding.rule.cap', 'Cap'),
  ],
}

function fundingFields(draft: DraftFields): readonly EditorField[] {
  return [
    number('funding.intervalHours', 'Interval', {
      unit: 'hours',
      hint: '0 where it has no intervals.',
    }),
    select('funding.paidOn', 'Paid on', words.PAID_ON_WORDS),
    select('funding.charge', 'Payment', words.CHARGE_WORDS),
    select('funding.rule.method', 'Rate', FUNDING_METHODS),
    ...(RULE_FIELDS[textAt(draft, 'funding.rule.method')] ?? []),
  ]
}

/** What a method starts from when it is chosen: figures to be put right. */
const MARGIN_STARTS: Readonly<Record<string, Draft>> = {
  tiered: {
    method: 'tiered',
    measure: 'coin',
    maintenance: 'whole',
    initial: 'whole',
    tiers: [{ upTo: '', initialRate: '1', maintenanceRate: '0.5' }],
  },
  'linear-growth': {
    method: 'linear-growth',
    initialBase: '2',
    maintenanceBase: '1',
    slopePerCoin: '0.005',
  },
  'adjust-factor': {
    method: 'adjust-factor',
    rows: [{ leverageUpTo: '100', tiers: [{ upToContracts: '', adjust: '10' }] }],
  },
}
const RULE_STARTS: Readonly<Record<string, Draft>> = {
  none: { method: 'none' },
  'clamped-premium': { method: 'clamped-premium', interestRate: '0.01', clamp: '0.05', cap: '' },
  'clamped-average': { method: 'clamped-average', interestRate: '0.01', cap: '0.3' },
  'dead-band': { method: 'dead-band', band: '0.025', cap: '0.5' },
  'premium-over-hours': { method: 'premium-over-hours', hours: '8', cap: '0.25' },
}

const ORDER_STARTS: Readonly<Record<string, Draft>> = {
  none: { method: 'none' },
  'fees-both-ways': { method: 'fees-both-ways', closing: 'by-side', leastClosingValue: '' },
  'open-loss': { method: 'open-loss' },
}

/** Where choosing a method puts other fields in place: the path to replace, and with what. */
export function startOf(
  path: string,
  chosen: string,
): { readonly path: string; readonly start: Draft } | undefined {
  const starts = {
    'margin.method': MARGIN_STARTS,
    'funding.rule.method': RULE_STARTS,
    'settlementPolicy.orderCost.method': ORDER_STARTS,
  }[path]
  const start = starts?.[chosen]
  return start === undefined ? undefined : { path: path.replace(/\.method$/, ''), start }
}
