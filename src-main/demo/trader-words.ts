import type { Dice } from './random'

export type Outcome = 'target' | 'stop' | 'time' | 'liquidation' | 'open' | 'flip'

export const SETUPS = ['breakout', 'range fade', 'trend pullback', 'funding fade', 'sweep'] as const
export type Setup = (typeof SETUPS)[number]

const REASONS: Readonly<Record<Setup, readonly [string, ...string[]]>> = {
  breakout: [
    'Four-hour close above the range with open interest rising. Entered on the retest.',
    'Compression for two days, volume picked up in the New York session.',
    'Weekly high taken and held for three candles.',
  ],
  'range fade': [
    'Top of the range for the third time, delta divergence on the 15 m.',
    'Faded the edge of value, invalidation just outside.',
    'Sideways weekend tape. Small and quick.',
  ],
  'trend pullback': [
    'Pullback to the 20-day with the trend intact, laddered limits.',
    'Higher low on the daily, bid sat at the prior breakout.',
    'Second test of the moving average; first one bounced cleanly.',
  ],
  'funding fade': [
    'Funding at an extreme for three settlements, crowd leaning one way.',
    'Positive carry on this side, so I am paid to wait.',
    'Basis stretched against the index; took the other side.',
  ],
  sweep: [
    'Cascade into the old low, aggressive sellers absorbed.',
    'Stops run above equal highs, back inside the range within the hour.',
    'Long wick, liquidations printed, took the reclaim.',
  ],
}

const ENDINGS: Readonly<Record<Outcome, readonly [string, ...string[]]>> = {
  target: ['Target filled as planned.', 'Out at the level, nothing fancy.', 'Clean. Held to plan.'],
  stop: [
    'Stopped. The idea was wrong, the size was right.',
    'Stop hit, no second guess.',
    'Thesis gone, so out.',
  ],
  time: [
    'Went nowhere, closed on time.',
    'Not worth the funding any longer.',
    'Closed before the weekend.',
  ],
  liquidation: [
    'Liquidated. No stop in the book and too much size into the number. This is the one to read before every trade.',
  ],
  open: ['Still running, stop moved to break-even.', 'Holding. Next look at the daily close.'],
  flip: ['Wrong side; turned the whole position around.', 'Flipped on the failed retest.'],
}

const MISTAKES: readonly [string, ...string[]] = [
  'mistake: chased',
  'mistake: moved stop',
  'mistake: oversized',
  'mistake: early exit',
  'mistake: revenge',
]

/** A note as a trader would leave it; some positions have none. */
export function noteFor(dice: Dice, setup: Setup, outcome: Outcome): string {
  if (outcome !== 'liquidation' && dice.chance(0.3)) return ''
  const ending = dice.pick(ENDINGS[outcome])
  return dice.chance(0.75) ? `${dice.pick(REASONS[setup])} ${ending}` : ending
}

/** The setup, and now and then what went wrong. */
export function tagsFor(dice: Dice, setup: Setup, outcome: Outcome): string[] {
  if (outcome === 'liquidation') return [setup, 'mistake: no stop', 'mistake: oversized']
  const slipped = dice.chance(outcome === 'stop' ? 0.28 : 0.07)
  return slipped ? [setup, dice.pick(MISTAKES)] : [setup]
}
