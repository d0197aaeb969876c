import type { DrawnTool } from '../tool'

import WhatIfView from './WhatIfView.vue'

/** The position at every price and time of a range, and along a path of prices. */
export const whatIfTool: DrawnTool = {
  question: 'How does this position stand at any price, after any time?',
  term: 'what-if-grid',
  view: WhatIfView,
}
