import type { DrawnTool, Tool } from './tool'

export interface ToolEntry {
  readonly id: string
  readonly title: string
  /** Words that find it besides its title. */
  readonly keywords: string
  /** Read from disk when first asked: the first page answers sooner without it. */
  readonly load: () => Promise<Tool | DrawnTool>
}

/** The tools beside the payoff, in the order of their keys. */
export const TOOLS: readonly ToolEntry[] = [
  {
    id: 'pnl',
    title: 'PnL & ROE',
    keywords: 'profit loss return fees funding equity convexity straight line parts targets',
    load: async () => (await import('./pnl/pnl')).pnlTool,
  },
  {
    id: 'target',
    title: 'Target',
    keywords: 'exit price wanted profit roe take',
    load: async () => (await import('./target/target')).targetTool,
  },
  {
    id: 'entries',
    title: 'Entries & ladder',
    keywords: 'fills average mean cost plan orders grid scale in dca',
    load: async () => (await import('./entries/entries')).entriesTool,
  },
  {
    id: 'size',
    title: 'Size from risk',
    keywords: 'position quantity stop loss percent',
    load: async () => (await import('./size/size')).sizeTool,
  },
  {
    id: 'margin',
    title: 'Margin & tiers',
    keywords:
      'leverage initial maintenance bracket risk limit maximum size largest order cost ratio equity free booked',
    load: async () => (await import('./margin/margin')).marginTool,
  },
  {
    id: 'liquidation',
    title: 'Liquidation',
    keywords:
      'isolated cross bankruptcy tier survive crash move add margin cut contracts collateral',
    load: async () => (await import('./liquidation/liquidation')).liquidationTool,
  },
  {
    id: 'funding',
    title: 'Funding',
    keywords: 'rate premium interest clamp predicted payment interval horizon series yield hold',
    load: async () => (await import('./funding/funding')).fundingTool,
  },
  {
    id: 'break-even',
    title: 'Break-even',
    keywords: 'fees realised round trip shown venue',
    load: async () => (await import('./break-even/break-even')).breakEvenTool,
  },
  {
    id: 'stop-r',
    title: 'Stop & R',
    keywords: 'risk reward multiple planned targets partial exits stop loss',
    load: async () => (await import('./stop-r/stop-r')).stopRTool,
  },
  {
    id: 'carry',
    title: 'Basis & carry',
    keywords: 'future expiry annualised cash synthetic dollar yield funding short',
    load: async () => (await import('./carry/carry')).carryTool,
  },
  {
    id: 'hedge',
    title: 'Hedge',
    keywords: 'freeze coins delta residual rebalance drift short cover neutral',
    load: async () => (await import('./hedge/hedge')).hedgeTool,
  },
  {
    id: 'what-if',
    title: 'What if',
    keywords: 'grid heat map price time path flash crash squeeze scenario equity ratio stress',
    load: async () => (await import('./what-if/what-if')).whatIfTool,
  },
  {
    id: 'payoff',
    title: 'Payoff',
    keywords: 'legs sum several positions options spot coins combination account line curve',
    load: async () => (await import('./payoff/payoff')).payoffTool,
  },
  {
    id: 'contract',
    title: 'Contract & fees',
    keywords: 'point value tick maker taker tier round trip bps basis points rebate cost venue',
    load: async () => (await import('./contract/contract')).contractTool,
  },
]

export const toolById = (id: string | undefined): ToolEntry | undefined =>
  TOOLS.find((tool) => tool.id === id)

/** The key of a tool by its place in the row, the position's own view first: 1–9, 0, then Alt 1 and on. */
export const toolKeys = (place: number): string =>
  place < 10 ? String((place + 1) % 10) : `Alt ${place - 9}`
