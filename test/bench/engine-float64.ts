import { CONTRACT, type Operations, type PositionCase } from './engine-cases'

/**
 * The same answers as a page of JavaScript would give them: the same formulas in binary floating point, without
 * units, words or guards. It is the yardstick of what exactness costs, not of what is right.
 */
const C = Number(CONTRACT.contractValue)

interface Tier {
  readonly from: number
  readonly upTo: number
  readonly initial: number
  readonly rate: number
  readonly deduction: number
}

const TIERS: readonly Tier[] = (() => {
  let [from, deduction, before] = [0, 0, 0]
  return CONTRACT.tiers.map((tier, at) => {
    const rate = Number(tier.maintenanceRate)
    if (at > 0) deduction += from * (rate - before)
    before = rate
    const upTo = 'upTo' in tier ? Number(tier.upTo) : Infinity
    const row = { from, upTo, initial: Number(tier.initialRate), rate, deduction }
    from = upTo
    return row
  })
})()

const tierAt = (notional: number): number => TIERS.findIndex(({ upTo }) => notional <= upTo)

interface Position {
  readonly s: number
  readonly quantity: number
  readonly entry: number
  readonly exit: number
  readonly leverage: number
  readonly openFeeRate: number
  readonly closeFeeRate: number
  readonly fundingPaid: number
}

const pnl = ({ s, quantity, entry, exit }: Position): number =>
  s * quantity * C * (1 / entry - 1 / exit)

function averageEntry(fills: readonly (readonly [number, number])[]): number {
  let [held, worth] = [0, 0]
  for (const [quantity, price] of fills) {
    held += quantity
    worth += quantity / price
  }
  return held / worth
}

/** Walks the tiers from the entry's, the way the notional moves against the position; 0: never. */
function liquidation({ s, quantity, entry }: Position, margin: number): number {
  const start = (quantity * C) / entry
  const step = s
  for (let at = tierAt(start); at >= 0 && at < TIERS.length; at += step) {
    const { from, upTo, rate, deduction } = TIERS[at]!
    const notional = (margin + s * start + deduction) / (s + rate)
    const within = s === 1 ? notional <= upTo && notional > start : notional >= from
    if (within) return notional > 0 ? (quantity * C) / notional : 0
  }
  return 0
}

/** Every figure of the sheet, as the engine's own answer has them. */
function figures(position: Position) {
  const { s, quantity, entry, exit, leverage, openFeeRate, closeFeeRate, fundingPaid } = position
  const dollars = quantity * C
  const [atEntry, atExit] = [dollars / entry, dollars / exit]
  const [gross, grossUsd] = [pnl(position), (s * dollars * (exit - entry)) / entry]
  const [openFee, openFeeUsd] = [atEntry * openFeeRate, dollars * openFeeRate]
  const [closeFee, closeFeeUsd] = [atExit * closeFeeRate, dollars * closeFeeRate]
  const [fees, feesUsd] = [openFee + closeFee, openFeeUsd + closeFeeUsd]
  const [funding, fundingUsd] = [-fundingPaid, -fundingPaid * exit]
  const [net, netUsd] = [gross - fees + funding, grossUsd - feesUsd + fundingUsd]
  const [margin, marginUsd] = [atEntry / leverage, dollars / leverage]
  const pointValue = dollars / (exit * exit)
  const breakEven = (dollars * (-s - closeFeeRate)) / ((-s + openFeeRate) * atEntry + fundingPaid)
  const { rate, deduction, initial, upTo } = TIERS[tierAt(atEntry)]!
  const maintenance = atEntry * rate - deduction
  const liquidated = liquidation(position, margin)
  const bankrupt = dollars / (atEntry + s * margin)
  return {
    gross,
    grossUsd,
    openFee,
    openFeeUsd,
    closeFee,
    closeFeeUsd,
    fees,
    feesUsd,
    funding,
    fundingUsd,
    net,
    netUsd,
    grossRoe: gross / margin,
    netRoe: net / margin,
    atEntry,
    atExit,
    dollars,
    pointValue,
    pointValueUsd: pointValue * exit,
    breakEven,
    margin,
    marginUsd,
    leverage: atEntry / margin,
    rate: maintenance / atEntry,
    maintenance,
    maintenanceUsd: maintenance * entry,
    liquidated,
    bankrupt,
    upTo,
    away: (liquidated - exit) / exit,
    awayQuote: liquidated - exit,
    past: s === 1 ? exit <= liquidated : exit >= liquidated,
    mostLeverage: Math.min(1 / initial, Number(CONTRACT.maxLeverage)),
    tierAtPrice: liquidated > 0 ? tierAt(dollars / liquidated) : undefined,
  }
}

export function floatOperations(cases: readonly PositionCase[]): Operations {
  const positions = cases.map((each): Position => ({
    s: each.side === 'long' ? 1 : -1,
    quantity: Number(each.quantity),
    entry: Number(each.entry),
    exit: Number(each.exit),
    leverage: Number(each.leverage),
    openFeeRate: Number(each.openFeeRate),
    closeFeeRate: Number(each.closeFeeRate),
    fundingPaid: Number(each.fundingPaid),
  }))
  const margins = positions.map(
    ({ quantity, entry, leverage }) => (quantity * C) / entry / leverage,
  )
  const fills = cases.map((each) =>
    each.fills.map(([quantity, price]) => [Number(quantity), Number(price)] as const),
  )
  const sheets: ReturnType<typeof figures>[] = []
  return {
    pnl: (at: number) => pnl(positions[at]!),
    averageEntry: (at: number) => averageEntry(fills[at]!),
    liquidation: (at: number) => liquidation(positions[at]!, margins[at]!),
    positionFigures: (at: number) => {
      const sheet = figures(positions[at]!)
      // Kept, so that no figure is left out of the work because nobody reads it.
      sheets[0] = sheet
      return sheet.net + sheet.netUsd + sheet.liquidated + sheet.breakEven
    },
  }
}
