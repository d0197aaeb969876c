import type { Term } from './term'

/** How near a position is to liquidation, and what the account has beside it. */
export const marginAccountTerms: readonly Term[] = [
  {
    id: 'margin-ratio',
    title: 'Margin ratio',
    text: [
      'Maintenance margin over what stands behind the position at the mark: liquidation comes at 100 %. With isolated margin that is its own margin and result, with cross margin the equity of the whole account. Some venues print the inverse, or leave out the closing fee.',
    ],
    formula: 'ratio = maintenance margin / (margin + PnL)',
    worked:
      'Long 10,000 USD from 50,000, 10×, 0.5 % of the value at entry, mark 48,000: 0.001 / (0.02 − 0.00833) = 8.57 %.',
    see: ['maintenance-margin', 'liquidation', 'collateral', 'cross-margin'],
  },
  {
    id: 'free-margin',
    title: 'Free margin',
    text: [
      'Coins of the account that no position holds. With cross margin it is the equity above the initial margin, so an open loss takes from it; with isolated margin it is the balance without what was put behind the position, and an open result does not move it.',
    ],
    formula: 'cross: equity − initial margin     isolated: balance − margin',
    see: ['initial-margin', 'cross-margin', 'margin-ratio'],
  },
]
