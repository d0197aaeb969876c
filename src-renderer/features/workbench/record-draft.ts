import { canonicalText } from '@shared/num/decimal'
import { isOnGrid } from '@shared/num/rounding'
import { fee } from '@shared/calc/fees'
import type { Contracts, Price } from '@shared/num/units'

import type { DraftFill, RecordDraft } from '../../app/record-draft-store'
import type { Scenario } from '../../app/scenario'

import type { ScenarioReading } from './read-scenario'

/** Recording needs a position that could have been filled: contracts on the lot and an entry. */
export function isRecordable({ spec, quantity, entry }: ScenarioReading): boolean {
  return quantity !== undefined && entry !== undefined && isOnGrid(quantity, spec.lot)
}

/**
 * The position as fills for the journal: the entry, and the exit when the second price is an exit and not a
 * mark. A fee that was typed goes along in coins; one that follows from the contract's rate is left to the
 * journal, which rounds it as the venue does. Funding turns its sign: paid here, received there.
 */
export function recordDraft(scenario: Scenario, reading: ScenarioReading): RecordDraft | undefined {
  const { spec, quantity, entry, exit, fundingPaid } = reading
  if (!quantity || !entry) return undefined
  const [opening, closing] =
    scenario.side === 'long' ? (['buy', 'sell'] as const) : (['sell', 'buy'] as const)
  const common = { quantity, scenario, reading }
  const fills = [fillOf({ ...common, action: opening, price: entry, way: 'open' })]
  if (exit && scenario.exitIs === 'exit')
    fills.push(fillOf({ ...common, action: closing, price: exit, way: 'close' }))
  const funding =
    fundingPaid && !fundingPaid.isZero()
      ? [
          {
            amount: canonicalText(fundingPaid.negated()),
            price: canonicalText(exit ?? entry),
          },
        ]
      : undefined
  return { contractId: spec.id, spec, fills, ...(funding && { funding }) }
}

function fillOf({
  action,
  quantity,
  price,
  way,
  scenario,
  reading,
}: {
  readonly action: DraftFill['action']
  readonly quantity: Contracts
  readonly price: Price
  readonly way: 'open' | 'close'
  readonly scenario: Scenario
  readonly reading: ScenarioReading
}): DraftFill {
  const typed = scenario[`${way}Fee`].trim() !== ''
  const feeRate = reading[`${way}FeeRate`]
  const { spec } = reading
  return {
    action,
    quantity: canonicalText(quantity),
    price: canonicalText(price),
    role: scenario[`${way}Role`],
    ...(typed &&
      feeRate && {
        fee: canonicalText(
          fee({ spec, quantity }, price, feeRate).toDecimalPlaces(spec.settlementScale),
        ),
      }),
  }
}
