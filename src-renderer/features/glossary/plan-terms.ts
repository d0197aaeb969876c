import type { Term } from './term'

/** What a plan is measured in. */
export const planTerms: readonly Term[] = [
  {
    id: 'plan',
    title: 'Plan',
    text: [
      'What you mean to do, recorded in the journal before any fill: the entry, the stop, the targets, what stands behind the position and what it is expected to cost. It moves no position and no money, and it is never changed: one that is off is voided with a reason, and stays readable.',
    ],
    see: ['stop', 'r-multiple', 'target'],
  },
  {
    id: 'r-multiple',
    title: 'R',
    text: [
      'A result counted in risks: 1 R is what is lost at the stop. Of an inverse contract the R in coin is not the R in dollars, because a coin lost at the stop and a coin won at the target are worth different dollars.',
    ],
    formula: 'R in coin = R in dollars · stop / exit',
    worked: 'Long 100,000, stop 95,000, exit 115,000: 3 R in dollars, 2.48 R in coin.',
    see: ['pnl', 'convexity', 'fee'],
  },
]
