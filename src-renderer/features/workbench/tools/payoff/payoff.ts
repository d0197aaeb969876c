import type { DrawnTool } from '../tool'

import PayoffTool from './PayoffTool.vue'

/** What several legs bring together, on one coin curve and one dollar line. */
export const payoffTool: DrawnTool = {
  question: 'What do several positions, coins and options bring together, over the price?',
  term: 'payoff',
  view: PayoffTool,
}
