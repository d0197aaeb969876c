import type { Term } from './term'

/** What is traded, how it is counted, and what the words for a position mean. */
export const contractTerms: readonly Term[] = [
  {
    id: 'inverse-contract',
    title: 'Inverse contract',
    text: [
      'A future or perpetual that is quoted in dollars, stands for a fixed number of dollars, and is settled in the coin. What it is worth in the coin is the dollars divided by the price, so it falls as the price rises: that is the inverse.',
      'It lets a person trade the dollar price of a coin without ever holding dollars.',
    ],
    formula: 'worth in coin = q · C / price',
    worked: '10,000 contracts of 1 USD are worth 0.2 BTC at 50,000 and 0.1 BTC at 100,000.',
    see: ['contract-value', 'coin-margined', 'convexity', 'side'],
  },
  {
    id: 'coin-margined',
    title: 'Coin-margined',
    text: [
      'Margin, profit, loss, fees and funding are all in the coin itself. The account that backs the position rises and falls with the price that the position is about.',
      'A coin-margined long is exposed twice: the position loses coins and each coin left is worth less. A short for the whole account at 1× holds its dollar worth still.',
    ],
    see: ['inverse-contract', 'initial-margin', 'convexity'],
  },
  {
    id: 'contract-value',
    title: 'Contract value',
    text: [
      'The dollars that one contract stands for, fixed by the venue: 1 USD on BitMEX XBTUSD, Bybit BTCUSD and Deribit BTC-PERPETUAL, 100 USD on Binance COIN-M BTCUSD. In formulas it is C.',
    ],
    formula: 'dollars of a position = q · C',
    worked: '100 contracts of 100 USD and 10,000 contracts of 1 USD are the same position.',
    see: ['quantity', 'notional', 'lot'],
  },
  {
    id: 'quantity',
    title: 'Quantity',
    text: [
      'How many contracts: q in formulas. It can be typed as contracts, as dollars or as coins. Dollars are divided by the contract value; coins are first turned into dollars at the entry. Both are taken down to the lot.',
    ],
    worked:
      '0.2 BTC at an entry of 50,000 is 10,000 USD: 10,000 contracts of 1 USD, or 100 of 100 USD.',
    see: ['contract-value', 'lot', 'notional'],
  },
  {
    id: 'side',
    title: 'Side',
    text: [
      'Venues name the side by the underlying: a long gains when the price of the coin rises, a short when it falls. The program speaks like that unless told otherwise.',
      'Some texts take the contract itself as the asset. Its worth in coin is C / price and falls as the price rises, so whoever is long that reciprocal quote loses coins when the coin’s price rises. It is the same position with the label turned: long the contract value is short the underlying.',
      'The setting “Side means” turns the words and the sign of quantities everywhere. No result, price or margin depends on it.',
    ],
    formula: 'PnL in coin = s · q · C · (1/E − 1/X), with s = +1 for a long of the underlying',
    worked:
      '10,000 contracts of 1 USD from 50,000 to 40,000 lose 0.05 BTC when the position is long the underlying. Under the other meaning the same position reads “Short −10,000”, and still loses 0.05 BTC.',
    see: ['long', 'short', 'pnl'],
  },
  {
    id: 'long',
    title: 'Long',
    text: [
      'Gains when the price of the underlying rises. On an inverse contract its losses in coin grow faster than its gains, because coins are lost when they are cheap in dollars. With 1× margin it is liquidated when the price has about halved.',
    ],
    see: ['side', 'short', 'convexity', 'liquidation'],
  },
  {
    id: 'short',
    title: 'Short',
    text: [
      'Gains when the price of the underlying falls. On an inverse contract a short that is backed by its whole worth in coin, 1× or less, has no liquidation price: the coins it can lose approach the margin and never pass it. Coins plus such a short hold their dollar worth: a synthetic dollar.',
    ],
    see: ['side', 'long', 'liquidation', 'leverage'],
  },
  {
    id: 'lot',
    title: 'Lot',
    text: [
      'The step in which a venue takes quantities: 100 contracts on BitMEX XBTUSD, 10 on Deribit BTC-PERPETUAL, 1 on Bybit and Binance. Venues have changed lots over time, so an older position may lie between them.',
    ],
    see: ['quantity', 'tick'],
  },
  {
    id: 'tick',
    title: 'Tick',
    text: [
      'The smallest step of the price. Orders stand on ticks; averages, marks and liquidation prices need not.',
    ],
    see: ['lot', 'average-entry'],
  },
  {
    id: 'satoshi',
    title: 'Satoshi',
    text: [
      'The smallest unit of bitcoin, a hundred-millionth: 0.00000001 BTC. Venues settle whole satoshis, each with its own rule of rounding, and the journal keeps to them. The coin unit at the top shows figures in BTC, mBTC (a thousandth) or sat.',
    ],
    see: ['pnl', 'fee'],
  },
]
