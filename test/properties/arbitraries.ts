import fc from 'fast-check'

import type { PositionInput, TwinnedSpec } from '@shared/calc/position'
import type { ContractSpec } from '@shared/market/contract-spec'
import type { MarginSchedule, MarginTier } from '@shared/market/margin-schedule'
import { listedContracts } from '@shared/market/registry'
import type { Side } from '@shared/market/side'
import { ClosingFee, LiquidationBasis, type LiquidationPolicy } from '@shared/market/venue-policies'
import { D, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

/** A decimal from `low` to `high` counted in whole steps of 10^−places. */
export function decimalBetween(low: string, high: string, places: number): fc.Arbitrary<Decimal> {
  const scale = new D(10).pow(places)
  const steps = (text: string): bigint => BigInt(new D(text).times(scale).toFixed(0))
  return fc
    .bigInt({ min: steps(low), max: steps(high) })
    .map((count) => new D(count.toString()).div(scale))
}

/** Prices over ten orders of magnitude, with what a market would print mixed in. */
export const prices: fc.Arbitrary<units.Price> = fc
  .oneof(
    decimalBetween('10000', '110000', 1),
    decimalBetween('0.1', '1000', 4),
    decimalBetween('0.1', '1000000000', 1),
  )
  .map(units.price)

export const quantities: fc.Arbitrary<units.Contracts> = fc
  .oneof(decimalBetween('1', '10000', 0), decimalBetween('1', '1000000000', 0))
  .map(units.contracts)

export const sides: fc.Arbitrary<Side> = fc.constantFrom('long', 'short')

export const kinds = fc.constantFrom<ContractSpec['kind']>('inverse', 'linear', 'quanto')

const rates = (low: string, high: string): fc.Arbitrary<units.Rate> =>
  decimalBetween(low, high, 6).map(units.rate)

export const feeRates = rates('-0.001', '0.002')

/** Tiers whose ends and rates rise, as every table's do. */
function tierTables(): fc.Arbitrary<readonly MarginTier[]> {
  const row = fc.record({
    width: decimalBetween('0.001', '500', 3),
    maintenance: decimalBetween('0', '0.05', 4),
    initial: decimalBetween('0.008', '0.05', 4),
  })
  return fc
    .tuple(fc.array(row, { minLength: 1, maxLength: 6 }), fc.boolean())
    .map(([rows, openEnded]) => {
      let [end, maintenance, initial] = [new D(0), new D(0), new D(0)]
      return rows.map((each, at) => {
        end = end.plus(each.width)
        maintenance = maintenance.plus(each.maintenance)
        initial = D.max(initial.plus(each.initial), maintenance)
        const last = openEnded && at === rows.length - 1
        return {
          ...(last ? {} : { upTo: end }),
          initialRate: units.rate(initial),
          maintenanceRate: units.rate(maintenance),
        }
      })
    })
}

const reaches = fc.constantFrom('whole' as const, 'marginal' as const)

const tieredSchedules: fc.Arbitrary<MarginSchedule> = fc
  .record({
    tiers: tierTables(),
    measure: fc.constantFrom('coin' as const, 'contracts' as const),
    maintenance: reaches,
    initial: reaches,
    step: decimalBetween('1', '300', 1),
    goesOn: fc.boolean(),
  })
  .map(({ tiers, step, goesOn, ...rest }) => ({
    ...rest,
    method: 'tiered' as const,
    tiers: [...tiers],
    ...(goesOn && tiers.at(-1)?.upTo
      ? { then: { step, initialStep: halfPercent, maintenanceStep: halfPercent } }
      : {}),
  }))

const halfPercent = units.rate(new D('0.005'))

const adjustSchedules: fc.Arbitrary<MarginSchedule> = fc
  .array(rates('0', '0.9'), { minLength: 2, maxLength: 2 })
  .map(([low, high]) => ({
    method: 'adjust-factor',
    rows: [
      { leverageUpTo: new D(10), tiers: [{ adjust: low! }] },
      {
        leverageUpTo: new D(125),
        tiers: [
          { upToContracts: new D(5_000), adjust: low! },
          { adjust: D.max(low!, high!) as units.Rate },
        ],
      },
    ],
  }))

export const marginSchedules: fc.Arbitrary<MarginSchedule> = fc.oneof(
  tieredSchedules,
  adjustSchedules,
  fc.record({
    method: fc.constant('linear-growth' as const),
    initialBase: rates('0.02', '0.1'),
    maintenanceBase: rates('0', '0.05'),
    slopePerCoin: rates('0', '0.0001'),
  }),
)

export const liquidationPolicies: fc.Arbitrary<LiquidationPolicy> = fc.record({
  name: fc.constant('drawn'),
  basis: fc.constantFrom(...LiquidationBasis.options),
  isolatedFee: fc.constantFrom(...ClosingFee.options),
  crossFee: fc.constantFrom(...ClosingFee.options),
  feeRate: fc.constantFrom('taker' as const, 'liquidation' as const),
  fundingDue: fc.boolean(),
  printed: fc.constant('exact' as const),
  indicative: fc.constant(false),
})

const template = listedContracts[0]!

/** Any contract of a kind: the terms that calculations read vary, the names do not. */
export function specs<K extends ContractSpec['kind']>(
  kind: fc.Arbitrary<K>,
): fc.Arbitrary<Extract<ContractSpec, { kind: K }>> {
  return fc
    .record({
      kind,
      contractValue: fc
        .oneof(fc.constantFrom(new D(1), new D(10), new D(100)), decimalBetween('0.000001', '5', 6))
        .map(units.contractValue),
      margin: marginSchedules,
      liquidation: liquidationPolicies,
      settlementPolicy: fc.record({
        value: fc.record({
          grain: fc.constantFrom('per-lot' as const, 'total' as const),
          mode: roundingModes,
        }),
        fee: fc.record({ paid: roundingModes, received: roundingModes }),
        funding: fc.record({ paid: roundingModes, received: roundingModes }),
        margin: roundingModes,
        pnl: fc.constantFrom('value-difference' as const, 'down' as const),
      }),
    })
    .map(
      (terms) =>
        // The template is inverse and every field that a kind could change is replaced here.
        ({ ...template, ...terms }) as unknown as Extract<ContractSpec, { kind: K }>,
    )
}

export const roundingModes = fc.constantFrom(
  'down' as const,
  'up' as const,
  'floor' as const,
  'ceil' as const,
  'half-up' as const,
  'half-even' as const,
)

export const anySpec = specs(kinds)
export const twinnedSpec: fc.Arbitrary<TwinnedSpec> = specs(
  fc.constantFrom('inverse' as const, 'linear' as const),
)

export interface SampleFill {
  readonly quantity: units.Contracts
  readonly price: units.Price
}
export const fills: fc.Arbitrary<readonly SampleFill[]> = fc.array(
  fc.record({ quantity: quantities, price: prices }),
  { minLength: 1, maxLength: 20 },
)

export const backings: fc.Arbitrary<PositionInput['backing']> = fc.oneof(
  decimalBetween('0.1', '125', 2).map((leverage) => ({
    kind: 'leverage' as const,
    leverage: units.leverage(leverage),
  })),
  decimalBetween('0.00000001', '1000', 8).map((margin) => ({
    kind: 'margin' as const,
    margin: units.coin(margin),
  })),
)

export const positions: fc.Arbitrary<PositionInput> = fc.record({
  spec: twinnedSpec,
  side: sides,
  quantity: quantities,
  entry: prices,
  exit: prices,
  backing: backings,
  openFeeRate: feeRates,
  closeFeeRate: feeRates,
  fundingPaid: decimalBetween('-5', '5', 8).map(units.coin),
})
