import type { Term } from './term'

/** Several positions looked at as one. */
export const payoffTerms: readonly Term[] = [
  {
    id: 'payoff',
    title: 'Payoff',
    text: [
      'What a position brings at every price, drawn as a curve: over the price the result of an inverse contract is bent in coin and straight in dollars. Several legs in one coin add up to one such curve.',
      'Between two strikes the sum of any number of inverse contracts, coins and options is one number of coins plus one number of dollars at the price. So its break-evens are solved exactly, and in coin it nears a bound as the price rises.',
    ],
    formula: 'coin: A + B / X     USD: A · X + B',
    worked:
      'Long 10,000 USD from 50,000 and another from 40,000: A = 0.45 BTC, B = −20,000 USD; the break-even is 20,000 / 0.45 = 44,444.44.',
    see: ['leg', 'convexity', 'break-even', 'account-line'],
  },
  {
    id: 'account-line',
    title: 'Account line',
    text: [
      'What a whole coin account is worth in dollars over the price: its coins and the positions in them together. It is a straight line. Where it is level the account is a synthetic dollar; where it is steeper than the coins alone it is leveraged.',
    ],
    formula: '(W + s · q · C / E) · X − s · q · C',
    worked:
      '2 BTC with 16,000 USD sold from 8,000: (2 − 2) · X + 16,000, so 16,000 USD at every price, which are 1.6 BTC at 10,000.',
    see: ['effective-coins', 'synthetic-dollar', 'payoff'],
  },
  {
    id: 'effective-coins',
    title: 'Effective coins',
    text: [
      'How many coins, held without any position, would move as many dollars as the whole account does. A long adds to the coins of the account, a short takes from them.',
    ],
    formula: 'W + s · q · C / E',
    worked: '1 BTC and a long of 50,000 USD from 50,000: 2 effective coins.',
    see: ['account-line', 'delta', 'hedge'],
  },
  {
    id: 'inverse-option',
    title: 'Inverse option',
    text: [
      'An option whose strike is in dollars and whose payment is in coin. At expiry a call pays less than one coin however far the price rises; a put has no bound in coin. The premium is stated and paid in coin.',
    ],
    formula: 'call: max(1 − K / S, 0)     put: max(K / S − 1, 0)',
    worked: 'A call at 10,000 bought for 0.05 BTC, delivered at 12,500: 0.2 − 0.05 = 0.15 BTC.',
    see: ['payoff', 'break-even'],
  },
]
