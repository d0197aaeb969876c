import type { Term } from './term'

/** Futures against the coin: what freezes its dollars, and what that pays. */
export const hedgeTerms: readonly Term[] = [
  {
    id: 'basis',
    title: 'Basis',
    text: [
      'How far a future stands from the index, in dollars and in percent. Above the index it is in contango, below it in backwardation; at expiry it is gone, because the future is settled at the index. Per year it is multiplied by 365 days over the days left: a plain proportion, or compounded as if it could be earned again and again.',
    ],
    formula: 'F − S;  per year (F/S − 1) · 365 / days',
    worked:
      '51,000 over 50,000 with 73 days left: 1,000 USD, 2 %, 10 % a year, 10.41 % compounded.',
    see: ['carry', 'index', 'funding'],
  },
  {
    id: 'carry',
    title: 'Cash and carry',
    text: [
      'Coins held and a dated future sold against them. At expiry they are worth the same dollars whatever the price, so the basis is earned. On an inverse contract the number to sell is counted on the price of the future, not of the index; counted on the index, a part of the coins would stay open to the price.',
    ],
    formula: 'contracts = coins · F / C;  gain = coins · (F − S)',
    worked:
      '2 BTC, future 51,000, index 50,000: 102,000 USD sold, 2,000 USD more than the coins cost.',
    see: ['basis', 'synthetic-dollar', 'hedge'],
  },
  {
    id: 'synthetic-dollar',
    title: 'Synthetic dollar',
    text: [
      'Coins with a short of their whole worth against them: the coins grow as their price falls, so that they stay worth the same dollars. The short never takes more margin than there is. It has no liquidation price, or one many times higher where a venue keeps its maintenance at the value of the entry; only fees and funding change the dollars. While the funding rate is above zero the short is paid it.',
    ],
    formula: 'S · (coins − Q/E) + Q = Q when Q = coins · E',
    worked: '2 BTC, 16,000 USD sold at 8,000: at 10,000 they are 1.6 BTC, 16,000 USD.',
    see: ['carry', 'funding', 'delta'],
  },
  {
    id: 'hedge',
    title: 'Hedge',
    text: [
      'Contracts sold so that coins are worth the same dollars at another price. The count is rounded down to the lot, so a few dollars stay open. Where the result of the contracts is taken out of the account or paid into it, the number of coins stays and the hedge drifts: it must be sold more as the price rises and bought back as it falls.',
    ],
    formula: 'contracts = coins · price / C',
    worked:
      '1.5 BTC at 50,000: 75,000 USD. At 60,000 the coins are 90,000 USD: 15,000 USD are open.',
    see: ['delta', 'rebalancing', 'carry', 'lot'],
  },
  {
    id: 'rebalancing',
    title: 'Rebalancing',
    text: [
      'Bringing a hedge back to its coins once more of them is open than may be: contracts are sold as the price rises and bought back as it falls. Hedged again at the bound each time, a trade is the open share of the coins, so that it costs the same coins at every price. A wider bound trades less often and leaves more open meanwhile.',
    ],
    formula: 'from q·C / (N · (1 + x)) to q·C / (N · (1 − x));  fee each time x · N · rate',
    worked:
      '1.5 BTC, 75,000 USD sold, 5 %: left alone from 47,619 to 52,632; each trade is 0.075 BTC, 0.0000375 BTC at 0.05 %.',
    see: ['hedge', 'delta', 'fee'],
  },
  {
    id: 'delta',
    title: 'Delta',
    text: [
      'How much moves when the price moves. Counting in dollars an account with one inverse position has the delta of a fixed number of coins: its own and those of the position at its entry, so that a long of the whole account counts double and a short of it counts nothing. Counting in coins it is the slope of the result, which grows as the price falls.',
    ],
    formula: 'in dollars W + s · q · C / E;  in coins s · q · C / S²',
    worked: '1 BTC and a long of 50,000 USD from 50,000: 2 BTC; with a short of them: 0 BTC.',
    see: ['hedge', 'synthetic-dollar', 'convexity'],
  },
]
