import type { Term } from './term'

/** What a position needs while it is held: its collateral and its funding. */
export const upkeepTerms: readonly Term[] = [
  {
    id: 'collateral',
    title: 'Collateral',
    text: [
      'The coins behind a position, with its unrealised result. On an inverse contract they are the coin that the contract is priced in, so their own worth in dollars moves with the price. A long loses coins while each coin left loses dollars; a short at 1× keeps the same number of dollars at every price.',
    ],
    formula: 'equity = margin + PnL     in USD = equity · price',
    worked:
      'Long 10,000 USD from 50,000 at 1×: 0.2 BTC or 10,000 USD. At 40,000: 0.15 BTC or 6,000 USD, and the leverage has grown to 1.67×.',
    see: ['initial-margin', 'margin-ratio', 'coin-margined'],
  },
  {
    id: 'premium',
    title: 'Premium',
    text: [
      'How far a perpetual trades above its index. Venues average it over the interval before they make a funding rate of it; what is worked out from one mark and one index is only the sample of that moment.',
    ],
    formula: '(mark − index) / index',
    worked: '7,010 over 7,000: +0.1429 %.',
    see: ['funding-rate', 'mark-price', 'index'],
  },
  {
    id: 'funding-rate',
    title: 'Funding rate',
    text: [
      'What one interval costs as a part of the notional. BitMEX, Binance, Bybit and CoinEx take the average premium and let an interest rate pull it by no more than a clamp; OKX caps the average; Deribit leaves out a band around zero; Kraken spreads the premium over 24 hours and fixes the payment in coin per contract.',
    ],
    formula: 'rate = P + clamp(I − P, −c, +c)',
    worked: 'I = 0.01 %, c = 0.05 %: a premium of 0.03 % gives 0.01 %, one of 0.2 % gives 0.15 %.',
    see: ['funding', 'premium', 'interest'],
  },
  {
    id: 'interest',
    title: 'Interest, of a funding rate',
    text: [
      'The part of a funding rate that does not come from the premium: what borrowing dollars costs over borrowing the coin. Where a venue has one it is fixed, mostly 0.03 % a day, and the premium is pulled towards it.',
    ],
    formula: '(quote − base) / intervals per day',
    worked: '0.06 % for dollars and 0.03 % for the coin a day, three intervals: 0.01 % each.',
    see: ['funding-rate', 'premium'],
  },
  {
    id: 'funding-horizon',
    title: 'Funding over a time',
    text: [
      'Funding is small once and large over weeks. What is paid leaves the coins behind the position, so break-even moves away from the price and liquidation comes nearer, day by day, while the price stands still. What is received does the opposite.',
    ],
    formula: 'Σ −s · q · C / mark · rate',
    worked:
      'Long 10,000 USD from 50,000 at 10×, 0.01 % each 8 hours: after 30 days 0.0018 BTC are paid, break-even is 454 higher and liquidation 378.',
    see: ['funding', 'break-even', 'liquidation'],
  },
]
