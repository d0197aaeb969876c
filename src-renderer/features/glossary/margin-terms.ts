import type { Term } from './term'

/** What stands behind a position, and the words of the journal. */
export const marginTerms: readonly Term[] = [
  {
    id: 'leverage',
    title: 'Leverage',
    text: [
      'Notional at entry over the coins that stand behind the position. It multiplies return on margin both ways and moves liquidation towards the entry; it does not change PnL. Below 1× there are more coins behind the position than it is worth.',
    ],
    formula: 'L = N / margin',
    see: ['initial-margin', 'liquidation', 'roe'],
  },
  {
    id: 'initial-margin',
    title: 'Initial margin',
    text: [
      'The coins put behind the position when it is opened: notional at entry over leverage, or a number of coins of one’s own choice. With isolated margin nothing else stands behind it. Venues ask for at least a rate that grows with the position.',
    ],
    formula: 'margin = N / L',
    worked: '0.2 BTC of notional at 10×: 0.02 BTC.',
    see: ['leverage', 'maintenance-margin', 'liquidation'],
  },
  {
    id: 'maintenance-margin',
    title: 'Maintenance margin',
    text: [
      'The least that has to be left of the margin for the position to be kept. It is a rate on the notional: BitMEX takes the notional at entry, Binance, Bybit and Deribit the notional at the price itself. Rates rise in tiers with the size of the position, on Deribit along a line; the calculator walks the tiers that are known and says when a position leaves the last of them.',
    ],
    see: ['initial-margin', 'liquidation'],
  },
  {
    id: 'liquidation',
    title: 'Liquidation',
    text: [
      'The venue closes the position when what is left of the margin has fallen to the maintenance margin. The price shown is that of an isolated position, over every tier that is known; the working names the venue’s rule. “Never” means that the margin covers the loss at every price.',
    ],
    formula: 'margin + PnL = maintenance margin',
    worked:
      'Long 10,000 USD at 50,000, 10×, 0.5 %: 45,662.10 where maintenance is taken at entry, 45,681.82 where it is taken at the liquidation price.',
    see: ['bankruptcy', 'maintenance-margin', 'mark-price'],
  },
  {
    id: 'bankruptcy',
    title: 'Bankruptcy',
    text: [
      'The price at which nothing is left of the margin. Liquidation comes before it; what lies between the two is the venue’s to close the position with.',
    ],
    formula: 'long E · L / (L + 1)     short E · L / (L − 1)',
    worked: 'Long at 50,000 with 10×: 45,454.55. A short at 1× has none.',
    see: ['liquidation', 'leverage'],
  },
  {
    id: 'roe',
    title: 'ROE',
    text: [
      'Return on equity: PnL over the initial margin, both in coin. It says nothing about the dollars, since the coins of the margin change their worth as well.',
    ],
    formula: 'ROE = PnL / initial margin',
    worked:
      'Long from 50,000 to 60,000 with 10×: 10 · (1 − 50,000/60,000) = +166.67 % before fees.',
    see: ['pnl', 'initial-margin', 'leverage'],
  },
  {
    id: 'leg',
    title: 'Leg',
    text: [
      'One position from flat to flat: it begins with the fill that opens it and ends when no contract is left. A fill that turns a long into a short ends one leg and begins the next, and its fee is shared between them.',
    ],
    see: ['fill', 'average-entry'],
  },
  {
    id: 'fill',
    title: 'Fill',
    text: [
      'A trade that took place: action, quantity, price, fee and time. The journal keeps fills as they were; averages and results follow from them. A mistake is voided with a reason and recorded anew, never overwritten.',
    ],
    see: ['leg', 'fee', 'entry'],
  },
]
