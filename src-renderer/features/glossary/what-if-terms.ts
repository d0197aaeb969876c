import type { Term } from './term'

/** What is asked of a position at prices and times that have not come. */
export const whatIfTerms: readonly Term[] = [
  {
    id: 'what-if-grid',
    title: 'What-if grid',
    text: [
      'A position at every price of a range and every time until a day ahead. Each column takes the funding of the intervals until then as if the mark had stood at the cell’s price all the while; a path of prices takes each payment at the price the path has then.',
      'Cells where the equity no longer exceeds the maintenance margin are hatched: the position is liquidated there. What it would be worth later does not matter any more.',
    ],
    formula: 'equity = margin + s·q·C·(1/E − 1/p) + n · funding(p)',
    worked:
      'Long 10,000 USD from 50,000 at 10×, 48,000 after no time: 0.02 − 0.00833 = 0.01167 BTC, margin ratio 8.93 %.',
    see: ['liquidation', 'funding', 'margin-ratio', 'convexity'],
  },
]
