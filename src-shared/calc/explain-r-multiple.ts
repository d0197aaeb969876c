import type { Decimal } from '../num/decimal'
import type { Dec } from '../num/units'

import { num, percent, term, type Explanation } from './explanation'
import {
  coinPerDollarR,
  realisedR,
  type PlannedR,
  type RPair,
  type RPlan,
  type TargetR,
} from './r-multiple'

type Working = Explanation<'coin' | 'usd' | 'net' | 'planned' | 'restStopped'>

/** The working behind planned R: each target in coin and in dollars, and the plan as a whole. */
export function explainPlannedR(plan: RPlan, planned: PlannedR): readonly Working[] {
  const shares = (of: keyof RPair): string =>
    planned.targets.map(({ share, net }) => `${percent(share)} · ${term(net[of])}`).join(' + ')
  return [
    ...planned.targets.flatMap((each) => explainTargetR(plan, each)),
    {
      figure: 'planned',
      title: 'Planned R after fees',
      formula: 'Σ share · R',
      substituted: `coin ${shares('coin')}; dollars ${shares('usd')}`,
      result: pairText(planned.net),
      note: planned.open.isZero()
        ? 'The targets close the whole position.'
        : `${percent(planned.open)} of the position has no target and adds nothing.`,
    },
    ...explainRest(planned),
  ]
}

/** The working behind the planned R before fees; `rest` is what becomes of the share without a target. */
export function explainGrossR(
  planned: PlannedR,
  rest: 'open' | 'stopped',
): Explanation<'plannedGross'> {
  const open = num(planned.open)
  const stopped = rest === 'stopped' && !planned.open.isZero()
  const shares = (of: keyof RPair): string =>
    planned.targets.map(({ share, gross }) => `${percent(share)} · ${term(gross[of])}`).join(' + ')
  const less = stopped ? ` − ${open}` : ''
  return {
    figure: 'plannedGross',
    title: 'Planned R before fees',
    formula: stopped ? 'Σ share · R − share without a target' : 'Σ share · R',
    substituted: `coin ${shares('coin')}${less}; dollars ${shares('usd')}${less}`,
    result: pairText(stopped ? planned.grossRestStopped : planned.gross),
    note: 'R usd = (X − E) / (E − S); R coin = R usd · S / X on an inverse contract.',
  }
}

/** The working behind the coin R that one dollar R is worth at the exit of a plan's first target. */
export function explainCoinPerDollarR(
  { spec, stop }: RPlan,
  { price, gross }: TargetR,
): Explanation<'coinPerDollarR'> {
  const [s, x] = [num(stop), num(price)]
  const inverse = spec.kind === 'inverse'
  return {
    figure: 'coinPerDollarR',
    title: 'Coin R for each dollar R',
    formula: inverse ? 'S / X, because R coin = R usd · S / X' : 'R coin = R usd',
    substituted: inverse ? `${s} / ${x}` : '1',
    result: `${num(coinPerDollarR(spec, stop, price))}, so ${num(gross.usd)} R in dollars are ${num(gross.coin)} R in coin`,
    note: 'Before fees. A coin lost at the stop and a coin won at the target are worth different dollars.',
  }
}

/** The working behind a realised R; `currency` is the one of both figures. */
export function explainRealisedR<U extends 'coin' | 'usd'>(
  result: Dec<U>,
  risk: Dec<NoInfer<U>>,
  currency: string,
): readonly Explanation<'realised'>[] {
  const realised = realisedR<U>(result, risk)
  return [
    {
      figure: 'realised',
      title: `Realised R in ${currency}`,
      formula: 'result / risk',
      substituted: `${num(result)} / ${num(risk)}`,
      result: realised.ok ? rText(realised.value) : realised.error.message,
    },
  ]
}

function explainTargetR({ spec, entry, stop }: RPlan, each: TargetR): readonly Working[] {
  const [e, s, x] = [num(entry), num(stop), num(each.price)]
  const usd: Working = {
    figure: 'usd',
    title: `R in dollars at ${x}`,
    formula: 'R usd = (X − E) / (E − S)',
    substituted: `(${x} − ${e}) / (${e} − ${s})`,
    result: rText(each.gross.usd),
    note: 'Before fees.',
  }
  const coin: Working =
    spec.kind === 'inverse'
      ? {
          figure: 'coin',
          title: `R in coin at ${x}`,
          formula: 'R coin = (1/E − 1/X) / (1/S − 1/E) = R usd · S / X',
          substituted: `${term(each.gross.usd)} · ${s} / ${x}`,
          result: rText(each.gross.coin),
          note: 'Before fees. A coin lost at the stop and a coin won at the target are worth different dollars.',
        }
      : {
          figure: 'coin',
          title: `R in ${spec.settlement} at ${x}`,
          formula: 'R coin = R usd',
          substituted: num(each.gross.usd),
          result: rText(each.gross.coin),
          note: 'A linear contract settles in its quote currency.',
        }
  return [
    usd,
    coin,
    {
      figure: 'net',
      title: `R after fees at ${x}`,
      formula: '(gain − fees) / (loss at the stop + fees)',
      substituted: `from ${num(each.gross.coin)} in coin and ${num(each.gross.usd)} in dollars`,
      result: pairText(each.net),
      note: 'Each fee at its own price.',
    },
  ]
}

function explainRest({ net, open, restStopped }: PlannedR): readonly Working[] {
  if (open.isZero()) return []
  return [
    {
      figure: 'restStopped',
      title: 'R if the rest is stopped',
      formula: 'planned R − share left · 1 R',
      substituted: `${num(net.coin)} − ${num(open)}; ${num(net.usd)} − ${num(open)}`,
      result: pairText(restStopped),
    },
  ]
}

const rText = (multiple: Decimal): string => `${num(multiple)} R`

const pairText = ({ coin, usd }: RPair): string =>
  `${rText(coin)} in coin, ${rText(usd)} in dollars`
