import type { Term } from './term'

/** The words of venue pages: tiers, policies and where a figure comes from. */
export const venueTerms: readonly Term[] = [
  {
    id: 'margin-tier',
    title: 'Margin tier',
    text: [
      'A range of position sizes with its own margin rates. Larger positions reach higher tiers, which ask for more margin and allow less leverage. Sizes are counted in coins or in contracts. On some venues the rate of the tier reached holds for the whole position, on others each tier’s rate holds only for the part inside it.',
    ],
    worked:
      '25 coins where 10 are at 1 %, 10 at 2 % and the rest at 3 %: 0.45 coins if each part has its own rate, 0.75 if the last rate holds for the whole.',
    see: ['maintenance-deduction', 'maintenance-margin', 'leverage'],
  },
  {
    id: 'maintenance-deduction',
    title: 'Maintenance deduction',
    text: [
      'What is taken off again when the rate of the last tier is put on the whole position although each part has its own rate. It is the same sum written shorter; it follows from the tiers.',
    ],
    formula: 'dₙ = dₙ₋₁ + endₙ₋₁ · (rateₙ − rateₙ₋₁)',
    worked:
      'Ends 10 and 20, rates 1 %, 2 %, 3 %: deductions 0, 0.1 and 0.3. 25 · 3 % − 0.3 = 0.45.',
    see: ['margin-tier'],
  },
  {
    id: 'adjust-factor',
    title: 'Adjust factor',
    text: [
      'The part of the margin at which a venue liquidates. Divided by the leverage it is a maintenance rate, so at a higher leverage the same factor is nearer.',
    ],
    formula: 'maintenance rate = adjust factor / L',
    see: ['maintenance-margin', 'liquidation'],
  },
  {
    id: 'cross-margin',
    title: 'Cross margin',
    text: [
      'All positions of one coin share one wallet: a gain of one stands behind the loss of another, and liquidation comes when the equity of all has fallen to the maintenance margin of all. With isolated margin each position stands by its own coins.',
    ],
    formula: 'wallet + Σ PnL = Σ maintenance margin',
    see: ['initial-margin', 'liquidation'],
  },
  {
    id: 'confirmed-inferred',
    title: 'Confirmed and inferred',
    text: [
      'A figure is confirmed when its venue states it or its own records give it back to the last digit. It is inferred when it was worked out from few records, from an older statement, or from what other venues do; the source says which. Every source carries the day on which it was read, and venues change their terms after it.',
    ],
    see: ['earlier-terms'],
  },
  {
    id: 'earlier-terms',
    title: 'Earlier terms',
    text: [
      'What a venue changed on a date, such as a lot, a tick, fees, tiers or the rule of liquidation. A position keeps the terms that it was opened under; a later change does not rewrite it.',
    ],
    see: ['confirmed-inferred', 'leg'],
  },
]
