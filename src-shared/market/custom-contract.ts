import { CurrencyCode } from '../money/currency'
import { ONE, type Decimal } from '../num/decimal'
import { readable, type FieldRule } from '../num/field-rule'
import { err, ok, type Result } from '../num/result'
import { atPlaces } from '../num/rounding'
import { readTypedNumber } from '../num/typed-number'
import {
  contracts,
  contractValue,
  price,
  rate,
  type Contracts,
  type ContractValue,
  type Price,
  type Rate,
} from '../num/units'

import type { InverseSpec } from './contract-spec'
import type { LiquidationBasis } from './venue-policies'

/** A person's own inverse contract as the form holds it: text, rates in percent. */
export interface CustomContractForm {
  readonly title: string
  /** The coin it settles in. */
  readonly coin: string
  readonly contractValue: string
  readonly tick: string
  readonly lot: string
  readonly makerFeePercent: string
  readonly takerFeePercent: string
  readonly initialMarginPercent: string
  readonly maintenanceMarginPercent: string
  /** Largest position value, in coin, that the margin rates hold for; empty: no limit is known. */
  readonly upToCoin: string
  readonly maxLeverage: string
  readonly liquidationBasis: LiquidationBasis
}

export type CustomContractField = keyof CustomContractForm
export type CustomContractIssues = Partial<Record<CustomContractField, string>>

const PERCENT = ['%']
const RULES = {
  contractValue: { label: 'Contract value', sign: 'positive', units: ['USD'] },
  tick: { label: 'Tick', sign: 'positive', units: ['USD'] },
  lot: { label: 'Lot', sign: 'positive', units: ['contracts'] },
  makerFeePercent: { label: 'Maker fee', units: PERCENT },
  takerFeePercent: { label: 'Taker fee', units: PERCENT },
  initialMarginPercent: { label: 'Initial margin', sign: 'positive', units: PERCENT },
  maintenanceMarginPercent: { label: 'Maintenance margin', sign: 'not-negative', units: PERCENT },
  upToCoin: { label: 'First tier', sign: 'positive' },
  maxLeverage: { label: 'Highest leverage', sign: 'positive', units: ['x'] },
} as const satisfies Partial<Record<CustomContractField, FieldRule>>
type NumberField = keyof typeof RULES

interface ReadNumbers {
  readonly contractValue: ContractValue
  readonly tick: Price
  readonly lot: Contracts
  readonly maker: Rate
  readonly taker: Rate
  readonly initialRate: Rate
  readonly maintenanceRate: Rate
  readonly upToCoin: ContractValue | undefined
  readonly maxLeverage: Contracts
}

/**
 * Builds a user-defined inverse contract, or says field by field what is wrong and what would be right.
 * The id is `custom:NAME`, the title with everything but letters, digits, `_` and `.` turned into `-`.
 * Fills are rounded half up to the eighth decimal, in value and in fee: the custom contract claims no venue's rule.
 */
export function customContract(
  form: CustomContractForm,
  readOn: string,
): Result<InverseSpec, CustomContractIssues> {
  const words = wordIssues(form)
  const numbers = readNumbers(form)
  if (!numbers.ok) return err({ ...words, ...numbers.error })
  const issues = { ...words, ...crossIssues(numbers.value) }
  if (Object.keys(issues).length > 0) return err(issues)
  const symbol = nameOf(form.title)
  const coin = form.coin.trim().toUpperCase()
  const { contractValue, tick, lot, maker, taker, maxLeverage, ...margin } = numbers.value
  return ok({
    kind: 'inverse',
    id: `custom:${symbol}`,
    version: 1,
    venue: 'Custom',
    symbol,
    title: form.title.trim(),
    base: coin,
    quote: 'USD',
    settlement: coin,
    settlementScale: 8,
    term: 'perpetual',
    contractValue,
    tick,
    lot,
    maxLeverage,
    fees: { maker, taker },
    margin: {
      method: 'tiered',
      measure: 'coin',
      maintenance: 'whole',
      initial: 'whole',
      tiers: [
        {
          initialRate: margin.initialRate,
          maintenanceRate: margin.maintenanceRate,
          ...(margin.upToCoin === undefined ? {} : { upTo: margin.upToCoin }),
        },
      ],
    },
    liquidation: {
      name: 'as entered',
      basis: form.liquidationBasis,
      isolatedFee: 'outside',
      crossFee: 'outside',
      feeRate: 'taker',
      fundingDue: false,
      printed: 'long-ceil-short-floor',
      indicative: false,
    },
    settlementPolicy: {
      value: { grain: 'total', mode: 'half-up' },
      fee: { paid: 'half-up', received: 'half-up' },
      funding: { paid: 'half-up', received: 'half-up' },
      margin: 'half-up',
      pnl: 'half-up',
    },
    funding: { intervalHours: 8, paidOn: 'mark', charge: 'relative' },
    breakEven: 'round-trip',
    roe: 'entry-margin',
    markRule: 'Not stated',
    neverPrices: [],
    sources: [{ title: 'Entered by hand', readOn, standing: 'inferred' }],
    userDefined: true,
  })
}

const nameOf = (title: string): string =>
  title
    .trim()
    .replace(/[^A-Za-z0-9_.]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)

function wordIssues({ title, coin }: CustomContractForm): CustomContractIssues {
  const issues: CustomContractIssues = {}
  if (nameOf(title) === '') issues.title = 'Give the contract a name with letters or digits.'
  if (title.trim().length > 80) issues.title = 'The name has more than 80 characters.'
  if (!CurrencyCode.safeParse(coin.trim().toUpperCase()).success)
    issues.coin = 'Write the coin’s ticker, such as BTC.'
  return issues
}

function readNumbers(form: CustomContractForm): Result<ReadNumbers, CustomContractIssues> {
  const issues: CustomContractIssues = {}
  const read = (field: NumberField): Decimal => {
    const typed = readTypedNumber(form[field], RULES[field])
    if (typed.ok) return typed.value.value
    issues[field] = typed.error.message
    return ONE
  }
  const percent = (field: NumberField): Rate => {
    const fraction = read(field).div(100)
    if (fraction.abs().lt(1)) return rate(fraction)
    issues[field] = `${RULES[field].label} must lie between −100 % and 100 %.`
    return rate(ONE)
  }
  const value: ReadNumbers = {
    contractValue: contractValue(read('contractValue')),
    tick: price(read('tick')),
    lot: contracts(read('lot')),
    maker: percent('makerFeePercent'),
    taker: percent('takerFeePercent'),
    initialRate: percent('initialMarginPercent'),
    maintenanceRate: percent('maintenanceMarginPercent'),
    upToCoin: form.upToCoin.trim() === '' ? undefined : contractValue(read('upToCoin')),
    maxLeverage: contracts(read('maxLeverage')),
  }
  return Object.keys(issues).length > 0 ? err(issues) : ok(value)
}

function crossIssues(numbers: ReadNumbers): CustomContractIssues {
  const { initialRate, maintenanceRate, maxLeverage } = numbers
  if (maintenanceRate.gte(initialRate)) {
    return {
      maintenanceMarginPercent: `Maintenance margin must be below the initial margin of ${readable(initialRate.times(100))} %.`,
    }
  }
  if (maxLeverage.lt(1)) return { maxLeverage: 'Highest leverage must be at least 1.' }
  const most = ONE.div(initialRate)
  if (maxLeverage.gt(most)) {
    return {
      maxLeverage: `An initial margin of ${readable(initialRate.times(100))} % allows leverage up to ${readable(atPlaces(most, 2, 'down'))}.`,
    }
  }
  return {}
}
