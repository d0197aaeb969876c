import type { Term } from './term'

/** Planned exits, and what a tick and a round trip come to. */
export const exitTerms: readonly Term[] = [
  {
    id: 'target',
    title: 'Target',
    text: [
      'A price at which a part of the position, or all of it, is meant to be closed with a gain. The shares of all targets sum to at most 100 %; what is left is taken at the exit or the mark of the sheet, or given up at the stop.',
      'Each part bears its share of the opening fee and of the funding so far, and its own closing fee.',
    ],
    formula: 'result = Σ share · q · s · C · (1/E − 1/X of the part)',
    worked:
      'Long 10,000 contracts of 1 USD from 50,000, half closed at 60,000 and half at 55,000: 0.01667 + 0.00909 BTC.',
    see: ['stop', 'r-multiple', 'pnl'],
  },
  {
    id: 'tick-value',
    title: 'Tick value',
    text: [
      'What the smallest step of the price brings. On an inverse contract a tick is worth fewer coins the higher the price stands, and one tick down a little more than one tick up.',
    ],
    formula: 'q · C · tick / (P · (P + tick))',
    worked: '10,000 contracts of 1 USD at 50,000, tick 0.5: 0.000002 BTC, 0.10 USD.',
    see: ['tick', 'point-value', 'convexity'],
  },
  {
    id: 'round-trip',
    title: 'Round trip',
    text: [
      'Opening a position and closing it again. At one price its fees are the sum of both rates, counted in basis points of the notional: 1 bps is 0.01 %. Which rate is taken depends on how each fill met the book.',
    ],
    formula: 'rate in + rate out',
    worked: 'Maker in at 0.02 %, taker out at 0.055 %: 0.075 % of the notional, 7.5 bps.',
    see: ['fee', 'rebate', 'break-even'],
  },
  {
    id: 'fee-tier',
    title: 'Fee tier',
    text: [
      'Lower rates for who trades or holds more: venues name a volume of the last 30 days, a level of membership, or both. The standard rates are those without any tier. A tier is of the account, so it is chosen in the tool and not known from the contract.',
    ],
    worked:
      'Kraken Futures: 0.05 % as a taker, 0.04 % after 100,000 USD in 30 days. 10,000 USD in and out: 10 USD or 8 USD.',
    see: ['fee', 'round-trip'],
  },
]
