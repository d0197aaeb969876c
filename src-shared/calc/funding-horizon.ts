import { D, ONE, ZERO, type Decimal } from '../num/decimal'
import { assertNever, err, ok, type Result } from '../num/result'
import { coin, fraction, usd, type Coin, type Fraction, type Price, type Rate } from '../num/units'

import { breakEven, type Costed } from './break-even'
import { fundingReceived } from './funding'
import { notional } from './notional'
import type { PriceOutcome, Twin, TwinnedSpec } from './position'
import { twinAt, twinPlus } from './twin'
import { countIssue } from './whole-count'

/** The most intervals one horizon takes: 18 years of 8 hours, 2 years of hours. */
export const MOST_INTERVALS = 20_000

/**
 * The rates and marks to come. `constant` and `stepped` hold the mark still; a `series` has a rate and a mark
 * for each interval.
 */
export type FundingPath =
  | {
      readonly kind: 'constant'
      readonly rate: Rate
      readonly mark: Price
      readonly intervals: number
    }
  | {
      readonly kind: 'stepped'
      readonly mark: Price
      readonly steps: readonly { readonly rate: Rate; readonly intervals: number }[]
    }
  | {
      readonly kind: 'series'
      readonly points: readonly { readonly rate: Rate; readonly mark: Price }[]
    }

export interface HorizonInput {
  /** `fundingPaid` is what was paid before the horizon. */
  readonly position: Costed & { readonly spec: TwinnedSpec }
  readonly path: FundingPath
  /** Hours between two settlements, at least 1. */
  readonly intervalHours: number
  /** A row is kept after every so many intervals and after the last: 3 of 8 hours are day by day. */
  readonly rowEvery: number
}

/** Where things stand after a number of intervals. Positive is received. */
export interface HorizonRow {
  readonly intervals: number
  /** The mark of the last payment. */
  readonly mark: Price
  /** Received since the start of the horizon; the dollars of each payment at its own mark. */
  readonly received: Twin
  /** The true round trip with all funding so far inside, that of before the horizon too. */
  readonly breakEven: PriceOutcome
}

/** How many days so many intervals are. 90 of 8 hours → 30. */
export const daysAfter = (intervals: number, intervalHours: number): Decimal =>
  new D(intervals).times(intervalHours).div(24)

/** The least that was received while the mark stood at one price: before its first payment or after its last. */
export interface HorizonLow {
  readonly intervals: number
  readonly mark: Price
  readonly received: Coin
}

export interface FundingHorizon {
  readonly rows: readonly HorizonRow[]
  /** One for each time that the mark moves, between rows too. */
  readonly lows: readonly HorizonLow[]
  readonly intervals: number
  readonly received: Twin
  /** Received in coin over the notional at entry, as a simple yearly fraction. Undefined without contracts. */
  readonly simpleYield: Fraction | undefined
  /**
   * The same with every payment put to work at once. Undefined without contracts, under one day (a few hours
   * raised to a year say nothing), and where a single payment takes the whole notional.
   */
  readonly compoundedYield: Fraction | undefined
}

interface Stretch {
  readonly rate: Rate
  readonly mark: Price
  readonly intervals: number
}

/**
 * Funding over the intervals to come: what is received in coin and in dollars (each payment at its own mark),
 * the break-even as it drifts, and the yield on the notional at entry.
 *
 * received = Σ −s · N(markᵢ) · rateᵢ; simple = received/N₀ · 8 760 h / (n · hours);
 * compounded = Π(1 + receivedᵢ/N₀)^(8 760 h / (n · hours)) − 1.
 * Short 10 000 USD from 50 000 at mark 50 000, 0.01 % each 8 h for 90 intervals: 0.2 · 0.0001 · 90 = 0.0018 BTC
 * (90 USD), 10.95 % a year simple, 11.57 % compounded.
 *
 * Errors in words: counts that are not whole numbers of at least 1, more than 20 000 intervals, none at all.
 */
export function fundingHorizon(input: HorizonInput): Result<FundingHorizon, string> {
  const { position, path, intervalHours, rowEvery } = input
  const stretches = stretchesOf(path)
  const issue =
    countIssue(intervalHours, { label: 'Hours between settlements', least: 1 }) ??
    countIssue(rowEvery, { label: 'Intervals between two rows', least: 1 }) ??
    stretchIssue(stretches)
  if (issue !== undefined) return err(issue)

  const intervals = countOf(stretches)
  const entryNotional = notional(position, position.entry)
  const rows: HorizonRow[] = []
  const lows: HorizonLow[] = []
  let received = NOTHING
  let growth: Decimal = ONE
  let passed = 0
  for (const stretch of stretches) {
    const payment = fundingReceived(position, stretch.mark, stretch.rate)
    const twin = twinAt(position.spec, payment, stretch.mark)
    const factor = growthFactor(payment, entryNotional)
    const { mark } = stretch
    const before = { intervals: passed + 1, mark, received: received.coin }
    for (let nth = 0; nth < stretch.intervals; nth += 1) {
      received = twinPlus(received, twin)
      growth = growth.times(factor)
      passed += 1
      if (passed % rowEvery === 0 || passed === intervals)
        rows.push({
          ...{ intervals: passed, mark, received },
          breakEven: driftedBreakEven(position, received),
        })
    }
    const after = { intervals: passed, mark, received: received.coin }
    keepLow(lows, payment.lt(0) ? after : before)
  }
  const years = new D(intervals).times(intervalHours).div(YEAR_HOURS)
  return ok({
    rows,
    lows,
    intervals,
    received,
    ...yields(received.coin, { growth, years, entryNotional }),
  })
}

/** A mark that stands on is one low, however its payments are told apart. */
function keepLow(lows: HorizonLow[], low: HorizonLow): void {
  const last = lows.at(-1)
  if (!last?.mark.eq(low.mark)) lows.push(low)
  else if (low.received.lt(last.received)) lows[lows.length - 1] = low
}

const NOTHING: Twin = { coin: coin(ZERO), usd: usd(ZERO) }
const YEAR_HOURS = 8_760
const DAY_IN_YEARS = ONE.div(365)

const driftedBreakEven = (position: Costed, received: Twin): PriceOutcome =>
  breakEven({ ...position, fundingPaid: coin(position.fundingPaid.minus(received.coin)) })

/** What one coin grows to by a payment; zero once a payment takes it all, and for good. */
const growthFactor = (payment: Coin, entryNotional: Coin): Decimal =>
  entryNotional.isZero() ? ONE : D.max(ONE.plus(payment.div(entryNotional)), ZERO)

function yields(
  received: Coin,
  {
    growth,
    years,
    entryNotional,
  }: { readonly growth: Decimal; readonly years: Decimal; readonly entryNotional: Coin },
): Pick<FundingHorizon, 'simpleYield' | 'compoundedYield'> {
  if (entryNotional.isZero()) return { simpleYield: undefined, compoundedYield: undefined }
  return {
    simpleYield: fraction(received.div(entryNotional.times(years))),
    compoundedYield:
      growth.isZero() || years.lt(DAY_IN_YEARS)
        ? undefined
        : fraction(growth.pow(ONE.div(years)).minus(1)),
  }
}

function stretchesOf(path: FundingPath): readonly Stretch[] {
  switch (path.kind) {
    case 'constant':
      return [path]
    case 'stepped':
      return path.steps.map((step) => ({ ...step, mark: path.mark }))
    case 'series':
      return path.points.map((point) => ({ ...point, intervals: 1 }))
    default:
      return assertNever(path)
  }
}

const countOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((all, { intervals }) => all + intervals, 0)

function stretchIssue(stretches: readonly Stretch[]): string | undefined {
  const label = 'Funding intervals'
  for (const { intervals } of stretches) {
    const issue = countIssue(intervals, { label, least: 1 })
    if (issue !== undefined) return issue
  }
  return countIssue(countOf(stretches), { label, least: 1, most: MOST_INTERVALS })
}

/** What is left of a margin after some intervals, and where liquidation stands then. */
export interface DriftRow {
  readonly intervals: number
  readonly margin: Coin
  readonly liquidation: PriceOutcome
}

/**
 * How liquidation moves while funding is paid out of the margin: margin + received so far, and the liquidation
 * price for it. The solver is the caller's, so that any tier or policy can stand behind it.
 */
export function liquidationDrift(
  { rows }: Pick<FundingHorizon, 'rows'>,
  margin: Coin,
  liquidationAt: (margin: Coin) => PriceOutcome,
): readonly DriftRow[] {
  return rows.map(({ intervals, received }) =>
    driftRow({ intervals, received: received.coin }, margin, liquidationAt),
  )
}

/** The row of one moment: what is left of a margin after what was received until then. */
export function driftRow(
  { intervals, received }: Pick<HorizonLow, 'intervals' | 'received'>,
  margin: Coin,
  liquidationAt: (margin: Coin) => PriceOutcome,
): DriftRow {
  const left = coin(margin.plus(received))
  return { intervals, margin: left, liquidation: liquidationAt(left) }
}
