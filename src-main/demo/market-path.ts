import type { Dice } from './random'

export const STEP_MS = 15 * 60 * 1_000
const STEPS_PER_DAY = 96

/** A made-up market: a price and a funding rate for every quarter of an hour. */
export interface MarketPath {
  readonly startMs: number
  readonly steps: number
  /** US dollars per coin at a step; steps beyond the ends give the nearest. */
  readonly priceAt: (step: number) => number
  /** Funding rate for eight hours; positive: longs pay. */
  readonly fundingRateAt: (step: number) => number
}

/** How the market behaves for some weeks: yearly drift and volatility. */
interface Regime {
  readonly drift: number
  readonly volatility: number
}
const REGIMES: readonly [Regime, ...Regime[]] = [
  { drift: 0.1, volatility: 0.35 },
  { drift: 1.6, volatility: 0.5 },
  { drift: -1.4, volatility: 0.65 },
  { drift: 0, volatility: 0.25 },
  { drift: -3.5, volatility: 1.1 },
  { drift: 2.2, volatility: 0.6 },
]

const START_PRICE = 91_400
const YEARS_PER_STEP = 1 / (365 * STEPS_PER_DAY)

/**
 * A geometric random walk whose drift and volatility change every few weeks, pulled gently back so that a
 * year never ends in absurd prices, with a funding rate that leans with the recent trend and changes sign.
 */
export function marketPath(dice: Dice, span: { startMs: number; days: number }): MarketPath {
  const steps = span.days * STEPS_PER_DAY
  const prices: number[] = []
  const rates: number[] = []
  let regime = dice.pick(REGIMES)
  let regimeEnds = 0
  let log = Math.log(START_PRICE)
  let lean = 0
  for (let step = 0; step <= steps; step += 1) {
    if (step >= regimeEnds) {
      regime = dice.pick(REGIMES)
      regimeEnds = step + STEPS_PER_DAY * dice.whole(9, 32)
    }
    const pull = 0.8 * (Math.log(START_PRICE) - log)
    const move =
      (regime.drift + pull) * YEARS_PER_STEP +
      regime.volatility * Math.sqrt(YEARS_PER_STEP) * dice.normal()
    log += move
    lean = lean * 0.995 + move * 0.9
    prices.push(Math.exp(log))
    rates.push(clamped(0.00006 + lean * 0.003 + dice.normal() * 0.00004, 0.000375))
  }
  const at = (series: readonly number[], step: number): number =>
    series[Math.min(Math.max(Math.round(step), 0), series.length - 1)] ?? 0
  return {
    startMs: span.startMs,
    steps,
    priceAt: (step) => at(prices, step),
    fundingRateAt: (step) => at(rates, step),
  }
}

const clamped = (rate: number, most: number): number => Math.min(Math.max(rate, -most), most)
