import type { Term } from './term'

/** One entry out of several fills, and how it is planned. */
export const entriesTerms: readonly Term[] = [
  {
    id: 'printed-entry',
    title: 'Printed entry',
    text: [
      'The average entry as a venue shows it, which need not be the exact one. Some venues take it back from the cost they have booked: BitMEX from the booked cost of one lot to a whole satoshi, Bybit from the booked cost of all fills to eight decimals. A result counted by hand from the printed entry is then off by some satoshis from the one that is settled.',
    ],
    worked:
      '100 and 200 contracts of 1 USD at 29,800 and 30,000 on BitMEX: exact 29,933.0357, printed from 334,079 satoshi for each lot of 100: 29,933.0398. The cost booked is 1,002,236 satoshi; at the printed entry it would be 1,002,237.',
    see: ['average-entry', 'booked-cost', 'satoshi'],
  },
  {
    id: 'booked-cost',
    title: 'Booked cost',
    text: [
      'What a fill is worth in the settlement coin once the venue has rounded it to whole smallest units: BitMEX rounds the worth of each lot, others the worth of the whole fill. Results are settled from this cost, not from the average entry on the screen.',
    ],
    formula: 'Σ rounded (q · C / price)',
    worked:
      '200 contracts of 1 USD at 30,000, lot 100: 333,333.33 satoshi for each lot, 666,666 booked.',
    see: ['printed-entry', 'fill', 'notional'],
  },
  {
    id: 'ladder',
    title: 'Ladder',
    text: [
      'One quantity shared out over several orders between two prices. Equal dollars put the same number of contracts on every order; equal coin puts more contracts where the price is higher; geometric multiplies each order by a ratio. As orders fill, the average entry moves towards the last ones, and with it the margin and the liquidation price: a ladder with much leverage may be liquidated before its next order is reached.',
    ],
    worked:
      'Long 3,300 contracts of 1 USD at 50,000 and 3,300 at 45,000 with 10× on BitMEX: after the first order liquidation is at 45,662.1, so the second is never reached.',
    see: ['average-entry', 'liquidation', 'lot'],
  },
]
