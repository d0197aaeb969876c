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
  {
    id: 'order-cost',
    title: 'Order cost',
    text: [
      'Coins that a venue sets aside when an order is placed: at least the initial margin. Bybit, BitMEX and Phemex add the opening fee and the fee of a close at the bankruptcy price, both at the taker rate; Binance adds the loss that the fill would show at once at the mark. What is not needed is given back when the order fills.',
    ],
    formula: 'N · (1/L + t + t · (1 ± 1/L))',
    worked: '0.2 BTC at 10× with a taker fee of 0.05 %: 0.02 + 0.0001 + 0.00011 = 0.02021 BTC.',
    see: ['initial-margin', 'fee', 'closing-reserve'],
  },
  {
    id: 'closing-reserve',
    title: 'Closing reserve',
    text: [
      'The fee of a forced close, set aside with the initial margin so that it can be paid even when nothing else is left. It stands in the position margin and in the maintenance margin alike. Some venues keep none.',
    ],
    see: ['order-cost', 'bankruptcy', 'maintenance-margin'],
  },
]
