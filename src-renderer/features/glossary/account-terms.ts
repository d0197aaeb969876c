import type { Term } from './term'

/** The account behind a position, and the plan for leaving it. */
export const accountTerms: readonly Term[] = [
  {
    id: 'balance',
    title: 'Balance',
    text: [
      'The coins of the account without the result of open positions: deposits, closed results, fees and funding. With cross margin all of it stands behind the position; with isolated margin it only says how large the position is for the account.',
    ],
    see: ['cross-margin', 'equity', 'initial-margin'],
  },
  {
    id: 'equity',
    title: 'Equity',
    text: [
      'What the account would hold if its positions were closed now: the balance and their unrealised result, in coin. In dollars it moves twice: with the result, and with the worth of the coins themselves.',
    ],
    formula: 'equity = balance + Σ unrealised PnL     in USD = equity · price',
    worked: '1 BTC and +0.05 BTC at 60,000: 1.05 BTC, 63,000 USD.',
    see: ['balance', 'pnl', 'maintenance-margin'],
  },
  {
    id: 'checkpoint',
    title: 'Checkpoint',
    text: [
      'What the venue’s own statement says at a time: a balance, a position, or both. It moves nothing. Where the events of the journal come to the same, it is green; where they do not, it is red, and what is wrong lies between the last green one and the first red one after it.',
    ],
    worked:
      '1.5 BTC on the statement, 2 in the journal, and two deposits of 0.5 a minute apart: one was written down twice.',
    see: ['balance', 'funding'],
  },
  {
    id: 'stop',
    title: 'Stop',
    text: [
      'The price at which the position is to be given up. The loss there is the risk of the trade, 1 R. A stop beyond the liquidation price is never met: the venue closes the position first.',
    ],
    see: ['liquidation', 'pnl'],
  },
]
