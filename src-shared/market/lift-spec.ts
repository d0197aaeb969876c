/** JSON of an object whose fields are not known yet. */
type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null

/**
 * Lifts a contract written before venues had named policies (the first form: one tier, `liquidationBasis`, one
 * fee rounding) to the form of today, with the same arithmetic. Anything else passes as it is, so that the schema
 * says what is wrong with it.
 *
 * What the first form did not state is filled with what it meant: the closing fee outside the liquidation price,
 * payments rounded as fees were, margins and PnL from rounded values, the round-trip break-even.
 */
export function liftSpec(spec: unknown): unknown {
  if (!isJson(spec) || !('liquidationBasis' in spec)) return spec
  const { liquidationBasis, fundingIntervalHours, settlementPolicy, margin, ...kept } = spec
  return {
    ...kept,
    term: 'perpetual',
    margin: liftMargin(margin),
    liquidation: {
      name: 'as recorded',
      basis: liquidationBasis,
      isolatedFee: 'outside',
      crossFee: 'outside',
      feeRate: 'taker',
      fundingDue: false,
      printed: 'long-ceil-short-floor',
      indicative: false,
    },
    settlementPolicy: liftRounding(settlementPolicy),
    funding: { intervalHours: fundingIntervalHours, paidOn: 'mark', charge: 'relative' },
    breakEven: 'round-trip',
    roe: 'entry-margin',
    markRule: 'Not stated',
    neverPrices: [],
  }
}

/** Lifts what a person's own contract was kept as: before contracts had a past, the terms stood alone. */
export function liftListing(kept: unknown): unknown {
  if (!isJson(kept) || 'spec' in kept) return kept
  return { spec: liftSpec(kept), eras: [] }
}

function liftMargin(margin: unknown): unknown {
  if (!isJson(margin) || margin['method'] !== 'first-tier') return margin
  const { initialRate, maintenanceRate, upToCoin } = margin
  return {
    method: 'tiered',
    measure: 'coin',
    maintenance: 'whole',
    initial: 'whole',
    tiers: [
      { initialRate, maintenanceRate, ...(upToCoin === undefined ? {} : { upTo: upToCoin }) },
    ],
  }
}

function liftRounding(policy: unknown): unknown {
  if (!isJson(policy)) return policy
  const { fee } = policy
  const bothWays = { paid: fee, received: fee }
  return { ...policy, fee: bothWays, funding: bothWays, margin: 'half-up', pnl: 'value-difference' }
}
