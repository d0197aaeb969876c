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
    id: 'size',
    title: 'Size from risk',
    keywords: 'position quantity stop loss percent',
    load: async () => (await import('./size/size')).sizeTool,
  },
  {
    id: 'survive',
    title: 'Survive',
    keywords: 'crash move add margin cut contracts liquidation',
    load: async () => (await import('./survive/survive')).surviveTool,
  },
  {
    id: 'break-even',
    title: 'Break-even',
    keywords: 'fees realised round trip shown venue',
    load: async () => (await import('./break-even/break-even')).breakEvenTool,
  },
]

export const toolById = (id: string | undefined): ToolEntry | undefined =>
  TOOLS.find((tool) => tool.id === id)

/** The key of a tool by its place in the row, the position's own view first: 1–9, 0, then Alt 1 and on. */
export const toolKeys = (place: number): string =>
  place < 10 ? String((place + 1) % 10) : `Alt ${place - 9}`
