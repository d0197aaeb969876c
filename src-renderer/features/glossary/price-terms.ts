import type { Term } from './term'

/** Prices, and what a position wins, loses and pays. */
export const priceTerms: readonly Term[] = [
  {
    id: 'entry',
    title: 'Entry',
    text: [
      'The price at which the position was opened: E in formulas. Several fills have one average entry.',
    ],
    see: ['average-entry', 'fill', 'break-even'],
  },
  {
    id: 'average-entry',
    title: 'Average entry',
    text: [
      'The one price at which all fills together would have given the same result. On an inverse contract that is the harmonic mean weighted by contracts: dollars over coins, never the plain mean of prices.',
    ],
    formula: 'E = Σ q / Σ (q / price)',
    worked:
      '100 contracts at 10,000 and 100 at 20,000: 200 / (0.01 + 0.005) = 13,333.33, where the plain mean would say 15,000.',
    see: ['entry', 'fill', 'pnl'],
  },
  {
    id: 'mark-price',
    title: 'Mark price',
    text: [
      'The price at which a venue values open positions and decides on liquidation. It follows the index and a smoothed basis, so that a single odd trade liquidates nobody. A mark values a position; it is no fill and is not recorded.',
    ],
    see: ['index', 'liquidation', 'funding'],
  },
  {
    id: 'index',
    title: 'Index',
    text: [
      'The price of the coin on spot markets, averaged over several of them by the venue’s rule. Funding pulls a perpetual towards it.',
    ],
    see: ['mark-price', 'funding'],
  },
  {
    id: 'notional',
    title: 'Notional',
    text: [
      'What the position is worth, without regard to side. In dollars it stays q · C at every price; in coin it changes with the price, which is why fees and margin in coin do too.',
    ],
    formula: 'N = q · C / price',
    worked:
      '10,000 contracts of 1 USD: 0.2 BTC at 50,000, 0.1667 BTC at 60,000, 10,000 USD at both.',
    see: ['contract-value', 'quantity', 'initial-margin'],
  },
  {
    id: 'pnl',
    title: 'PnL',
    text: [
      'Profit or loss. From the price alone it is gross; net is gross less both fees, plus funding received. The coin figure bends with the price, the dollar figure at the exit price is a straight line.',
      'Dollars of each part are counted at the price of its own event: the opening fee at entry, the rest at the exit.',
    ],
    formula: 'coin: s · q · C · (1/E − 1/X)     USD: s · q · C · (X − E) / E',
    worked:
      'Long 10,000 contracts of 1 USD from 50,000 to 60,000: +0.03333 BTC, +2,000 USD. To 40,000: −0.05 BTC, −2,000 USD.',
    see: ['convexity', 'fee', 'funding', 'roe'],
  },
  {
    id: 'convexity',
    title: 'Convexity',
    text: [
      'The bend of the coin result. Equal moves of the price in dollars do not bring equal coins: a long loses more coins going down than it wins going up, a short wins more than it loses. The size of the bend grows with the square of the move.',
    ],
    worked: '1× long at 100: +10 % brings +9.09 % in coin, −10 % brings −11.11 %.',
    see: ['pnl', 'long', 'short', 'point-value'],
  },
  {
    id: 'point-value',
    title: 'Point value',
    text: [
      'The coins that one dollar of price moves the position, at a price. It is a slope: over a wide move the curve bends away from it.',
    ],
    formula: 'q · C / X²',
    worked: '100 contracts of 100 USD at 50,000: 0.000004 BTC for each dollar, 0.20 USD.',
    see: ['convexity', 'notional'],
  },
  {
    id: 'break-even',
    title: 'Break-even',
    text: [
      'The exit at which net PnL in coin is zero, with both fees and the funding inside. Venues show other figures under the same name: some leave out the closing fee, some take the opening fee only.',
    ],
    formula: 'long, without funding: E · (1 + fee out) / (1 − fee in)',
    worked: 'Long at 50,000 with 0.05 % each way: 50,050.03.',
    see: ['fee', 'funding', 'pnl'],
  },
  {
    id: 'fee',
    title: 'Maker and taker fee',
    text: [
      'What a venue takes from a fill, as a share of its notional in coin. A maker’s order waited in the book, a taker’s order met one that waited. The rates here are the venue’s public ones on the day they were read; another rate can be typed over them.',
    ],
    formula: 'fee = q · C / price · rate',
    worked: '10,000 USD at 8,000 and 0.055 %: 0.0006875 BTC.',
    see: ['rebate', 'break-even', 'fill'],
  },
  {
    id: 'rebate',
    title: 'Rebate',
    text: [
      'A negative fee: the venue pays the maker. It is typed with a minus and raises net PnL.',
    ],
    see: ['fee'],
  },
  {
    id: 'funding',
    title: 'Funding',
    text: [
      'A payment between longs and shorts that ties a perpetual to its index. When the rate is positive, longs pay shorts. Most venues settle it every eight hours on the notional at the mark; Deribit lets it run continuously.',
      'In the calculator it is typed as coins paid, negative when received. In the journal it has the sign of the account: received is positive. Funding wears a position down over time and moves its break-even.',
    ],
    formula: 'paid by a long = q · C / mark · rate',
    worked: 'Long 10,000 USD at a mark of 50,000 and +0.01 %: 0.00002 BTC paid.',
    see: ['mark-price', 'index', 'break-even'],
  },
]
