import type { ListingJson } from '../venue'

type Spec = ListingJson['spec']
type Tier = readonly [upTo: string, initialRate: string, maintenanceRate: string]

/** Tiers by the contracts held; further ones follow by the step, half a point dearer each. */
const tiers = (step: string, ...rows: readonly Tier[]): Spec['margin'] => ({
  method: 'tiered',
  measure: 'contracts',
  maintenance: 'whole',
  initial: 'whole',
  tiers: rows.map(([upTo, initialRate, maintenanceRate]) => ({
    upTo,
    initialRate,
    maintenanceRate,
  })),
  then: { step, initialStep: '0.005', maintenanceStep: '0.005' },
})

export const swapTiers = (thirdMaintenance: string): Spec['margin'] =>
  tiers(
    '20000',
    ['2000', '0.008', '0.004'],
    ['5000', '0.01', '0.005'],
    ['20000', '0.015', thirdMaintenance],
  )
export const FUTURE_2023 = tiers(
  '12000',
  ['1000', '0.008', '0.004'],
  ['3000', '0.01', '0.005'],
  ['12000', '0.015', '0.0075'],
)

export const ETHER_MERGE = tiers(
  '75000',
  ['1500', '0.008', '0.004'],
  ['15000', '0.01', '0.005'],
  ['75000', '0.015', '0.01'],
  ['150000', '0.02', '0.015'],
)
export const ETHER_BEFORE = tiers(
  '150000',
  ['3000', '0.008', '0.004'],
  ['30000', '0.01', '0.005'],
  ['150000', '0.015', '0.01'],
  ['300000', '0.02', '0.015'],
)

/** BTCUSD futures before the notice for 2023-06-15, and before support article 10722087776781. */
export const FUTURE_UNTIL_2023 = tiers(
  '12000',
  ['500', '0.008', '0.004'],
  ['3000', '0.01', '0.005'],
  ['12000', '0.015', '0.01'],
  ['24000', '0.02', '0.015'],
)
export const FUTURE_UNTIL_2022 = tiers(
  '20000',
  ['500', '0.008', '0.004'],
  ['3000', '0.01', '0.005'],
  ['22000', '0.015', '0.01'],
  ['42000', '0.02', '0.015'],
)
