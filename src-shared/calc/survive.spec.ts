import { assert, describe, expect, it } from 'vitest'

import type { MarginSchedule } from '../market/margin-schedule'
import type { LiquidationPolicy } from '../market/venue-policies'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, price, rate } from '../num/units'

import type { Book, BookPosition } from './book'
import type { Move } from './cross-liquidation'
import { contractsToSurvive, type CutOf } from './cut'
import { coinsToSurvive } from './survive'

type Tier = readonly [rate: string, upTo?: string]

const schedule = (
  reach: 'whole' | 'marginal',
  tiers: readonly Tier[],
  measure: 'coin' | 'contracts' = 'coin',
): MarginSchedule => ({
  method: 'tiered',
  measure,
  maintenance: reach,
  initial: reach,
  tiers: tiers.map(([each, upTo]) => ({
    ...(upTo === undefined ? {} : { upTo: new D(upTo) }),
    initialRate: rate(new D(each)),
    maintenanceRate: rate(new D(each)),
  })),
})

interface Sample {
  readonly id?: string
  readonly kind?: 'inverse' | 'linear'
  readonly side?: 'long' | 'short'
  readonly quantity?: number
  readonly mark?: number
  readonly margin?: MarginSchedule
  readonly basis?: LiquidationPolicy['basis']
}

/** 10 000 USD long from 50 000 and marked there, 0.5 % on the value at the price, unless said otherwise. */
const held = (sample: Sample = {}): BookPosition => ({
  spec: {
    id: sample.id ?? 'x:A',
    kind: sample.kind ?? 'inverse',
    contractValue: contractValue(new D(1)),
    margin: sample.margin ?? schedule('whole', [['0.005']]),
    liquidation: {
      name: 'of this test',
      basis: sample.basis ?? 'liquidation-value',
      isolatedFee: 'outside',
      crossFee: 'outside',
      feeRate: 'taker',
      fundingDue: false,
      printed: 'exact',
      indicative: false,
    },
    settlement: 'BTC',
    fees: { maker: rate(new D(0)), taker: rate(new D(0)) },
    maxLeverage: contracts(new D(100)),
    quote: 'USD',
    sources: [],
  },
  side: sample.side ?? 'long',
  quantity: contracts(new D(sample.quantity ?? 10_000)),
  entry: price(new D(50_000)),
  mark: price(new D(sample.mark ?? 50_000)),
})

const book = (wallet: string, ...positions: readonly BookPosition[]): Book => ({
  wallet: coin(new D(wallet)),
  positions,
})
const TOGETHER: Move = { kind: 'together' }
const ALONE: Move = { kind: 'alone', position: 0 }

function needed(of: Book, by: string, move = TOGETHER): string {
  const coins = coinsToSurvive(of, { move, by: new D(by) })
  assert(coins.ok)
  return coins.value.toFixed()
}

interface Closing {
  readonly by?: string
  readonly move?: Move
  readonly of?: Partial<CutOf>
}

/** The contracts to close, all digits, and the same up to the lot of 100. */
function closing(book: Book, { by = '-0.2', move = TOGETHER, of }: Closing = {}): string {
  const cut = contractsToSurvive(
    book,
    { move, by: new D(by) },
    { position: 0, lot: contracts(new D(100)), closeFeeRate: rate(new D(0)), ...of },
  )
  return cut.ok ? `${cut.value.exact.toFixed()} → ${cut.value.quantity.toFixed()}` : cut.error
}

describe('coins to survive a move', () => {
  it('cover the loss and the maintenance at the price moved to, for a rise too', () => {
    // Short: 0.2 − 0.16 lost at 62 500, 0.0008 asked there.
    expect(needed(book('0.02', held({ side: 'short' })), '0.25')).toBe('0.0208')
    expect(needed(book('0.02', held({ side: 'short' })), '-0.25')).toBe('0')
    expect(needed(book('0.0004', held()), '0')).toBe('0.0006')
  })

  it('cover the margin of the tier that is reached: 0.25 at 1 % less 0.22 · 0.5 % is 0.0014', () => {
    const margin = schedule('marginal', [['0.005', '0.22'], ['0.01']])
    expect(needed(book('0.02', held({ margin })), '-0.2')).toBe('0.0314')
  })

  it('cover a tier’s jump on the way, though the price moved to is safe', () => {
    // Short: equity grows as the price falls, but above 0.21 coins 10 % of the whole are asked: 0.012 − 0.021.
    const margin = schedule('whole', [['0.005', '0.21'], ['0.1']])
    expect(needed(book('0.002', held({ side: 'short', margin })), '-0.2')).toBe('0.009')
  })

  it('ask nothing of a tier whose end is just reached', () => {
    // 60 000 at 0.5 % and 10 000 lost, 1 000 in the wallet.
    const margin = schedule('whole', [['0.005', '60000'], ['0.1']])
    const short = held({ kind: 'linear', side: 'short', quantity: 1, margin })
    expect(needed(book('1000', short), '0.2')).toBe('9300')
  })

  it('take the maintenance on the entry value where the policy does: 0.5 % of 0.2', () => {
    expect(needed(book('0.02', held({ basis: 'entry-value' })), '-0.2')).toBe('0.031')
  })

  it('count what does not move with its result and its maintenance', () => {
    // B, short at a mark of 40 000: 0.05 gained, 0.00125 asked.
    const resting = held({ id: 'x:B', side: 'short', mark: 40_000 })
    expect(needed(book('0', held(), resting), '-0.2', ALONE)).toBe('0.0025')
  })

  it('serve linear contracts: 10 000 lost and 0.5 % of 40 000, 5 000 in the wallet', () => {
    expect(needed(book('5000', held({ kind: 'linear', quantity: 1 })), '-0.2')).toBe('5200')
  })
})

describe('contracts to close to survive a move', () => {
  it('are a part, the fee of closing paid from the wallet', () => {
    // 0.02 − 0.0001·(1 − k) − 0.05125·k = 0 → k = 0.0199 / 0.05115
    expect(closing(book('0.02', held()), { of: { closeFeeRate: rate(new D('0.0005')) } })).toBe(
      '6109.4819159335288367546432062561094819159336 → 6200',
    )
  })

  it('are a part of a short that the price rises against', () => {
    // At 62 500 the short from 50 000 lost 0.04 and asks 0.0008; 0.0102 in the wallet: k = 0.0102 / 0.0408.
    expect(closing(book('0.0102', held({ side: 'short' })), { by: '0.25' })).toBe('7500 → 7500')
  })

  it('take the result of what is closed into the wallet', () => {
    // 0.07 − 0.05·(1 − k) − (0.3125 − 0.2 + 0.0015625)·k = 0 → k = 0.02 / 0.0640625
    expect(closing(book('0.07', held({ mark: 40_000 })))).toBe(
      '6878.0487804878048780487804878048780487804879 → 6900',
    )
  })

  it('are solved on the tier that what is left lies on', () => {
    // Above 0.1 coins 1 % less 0.0005: 0.03175 + 0.0005 = 0.05·k + 0.0025·k → k = 0.6142857…
    // Below, 0.5 %: 0.01025 = 0.05125·k.
    const margin = schedule('marginal', [['0.005', '0.1'], ['0.01']])
    expect(closing(book('0.03175', held({ margin })))).toBe(
      '3857.1428571428571428571428571428571428571429 → 3900',
    )
    expect(closing(book('0.01025', held({ margin })))).toBe('8000 → 8000')
  })

  it('leave a position just at a tier’s end where the next tier asks too much', () => {
    // At most 0.1 coins at 40 000 may stay: of 0.25 that is 40 %, and 0.05·0.4 + 0.0005 is covered.
    const margin = schedule('whole', [['0.005', '0.1'], ['0.5']])
    expect(closing(book('0.03', held({ margin })))).toBe('6000 → 6000')
  })

  it('count in contracts where the tiers do: at most 4 000 may stay', () => {
    const margin = schedule('whole', [['0.005', '4000'], ['0.5']], 'contracts')
    expect(closing(book('0.03', held({ margin })))).toBe('6000 → 6000')
  })

  it('count a tier on the entry value where the policy does: 0.12 of 0.2 may stay', () => {
    const margin = schedule('whole', [['0.005', '0.12'], ['0.5']])
    expect(closing(book('0.04', held({ margin, basis: 'entry-value' })))).toBe('4000 → 4000')
  })

  it('are more where a tier’s jump on the way is worse than its end', () => {
    // Short, k kept: where the notional reaches 0.21 the level is 0.002 + 0.21 − 0.2·k − 0.021 → k = 0.955.
    const margin = schedule('whole', [['0.005', '0.21'], ['0.1']])
    const cut = closing(book('0.002', held({ side: 'short', margin })))
    expect(cut).toMatch(/^450(\.0{39}\d)? → 500$/u)
  })

  it('are those of the position that is named, the others staying', () => {
    const two = (wallet: string): Book => book(wallet, held(), held({ id: 'x:B', quantity: 5000 }))
    // 0.05125 for the 10 000 and half of it for the 5 000.
    expect(closing(two('0.0384375'))).toBe('7500 → 7500')
    expect(closing(two('0.0640625'), { of: { position: 1 } })).toBe('2500 → 2500')
    expect(closing(two('0.05'), { of: { position: 1 } })).toMatch(/would not be enough/u)
  })

  it('free only maintenance where the position does not move', () => {
    // B asks 1 % of what is above 0.1 coins, less 0.0005; 0.05125 goes to A. 0.0517 leaves 0.00045 = 0.001·k.
    const margin = schedule('marginal', [['0.005', '0.1'], ['0.01']])
    const two = (wallet: string): Book => book(wallet, held(), held({ id: 'x:B', margin }))
    const cut = { move: ALONE, of: { position: 1 } }
    expect(closing(two('0.0525'), cut)).toBe('1250 → 1300')
    expect(closing(two('0.0517'), cut)).toBe('5500 → 5500')
  })

  it('are all where nothing is left to stand on, and none where it stands as it is', () => {
    expect(closing(book('0', held()))).toBe('10000 → 10000')
    expect(closing(book('0.05125', held()))).toBe('0 → 0')
  })

  it('are at most the position, also where the lot would be more', () => {
    expect(closing(book('0.0001', held({ quantity: 10_050 })))).toMatch(/^10030\.\d+ → 10050$/u)
  })
})
