import { assert, describe, expect, it } from 'vitest'

import type { InverseSpec } from '../market/contract-spec'
import { specAt } from '../market/listing'
import { listings } from '../market/registry'
import type { Side } from '../market/side'
import { D, ONE } from '../num/decimal'
import { coin, contracts, leverage, price, rate } from '../num/units'

import { crossBankruptcy, crossLiquidation } from './cross-liquidation'
import { explainPosition } from './explain'
import type { PositionInput } from './position'
import { positionFigures } from './position-figures'

/** 10 000 dollars of a contract alone in a wallet. */
const alone = (
  spec: InverseSpec,
  { side, entry, wallet }: { side: Side; entry: number; wallet: string },
): PositionInput => ({
  ...{ spec, side, entry: price(new D(entry)), exit: price(new D(entry)) },
  quantity: contracts(new D(10_000).div(spec.contractValue)),
  backing: { kind: 'cross', wallet: coin(new D(wallet)), leverage: leverage(new D(10)) },
  ...{ openFeeRate: rate(new D(0)), closeFeeRate: rate(new D(0)), fundingPaid: coin(new D(0)) },
})

/** Every listed inverse contract as it was before each of its dated changes and as it is, long and short. */
const positions = listings.flatMap((listing) => {
  const { spec } = listing
  if (spec.kind !== 'inverse') return []
  return ['today', ...listing.eras.map(({ until }) => until)].flatMap((until) =>
    (['long', 'short'] as const).map((side): [string, PositionInput] => [
      `${spec.id} ${side} ${until}`,
      alone(until === 'today' ? spec : specAt({ ...listing, spec }, Date.parse(until) - 1), {
        ...{ side, entry: 50_000, wallet: '0.15' },
      }),
    ]),
  )
})

describe('a position alone in its wallet', () => {
  it.each(positions)('%s is liquidated where the book of the wallet is', (_, input) => {
    const { spec, side, quantity, entry, backing } = input
    assert(backing.kind === 'cross')
    const book = {
      wallet: backing.wallet,
      positions: [{ spec, side, quantity, entry, mark: entry, leverage: backing.leverage }],
    }
    const figures = positionFigures(input)
    const way = side === 'long' ? 'falling' : 'rising'
    for (const [ours, solve] of [
      [figures.liquidation, crossLiquidation],
      [figures.bankruptcy, crossBankruptcy],
    ] as const) {
      const solved = solve(book, { kind: 'together' })
      assert(solved.ok)
      const theirs = solved.value[way][0]
      expect(ours.kind).toBe(theirs?.kind)
      if (ours.kind === 'at' && theirs?.kind === 'at')
        expect(ours.price.minus(theirs.price).abs().lt('1e-40')).toBe(true)
    }
  })

  it("has Bybit's published prices under the classic terms, the closing fee inside them", () => {
    const listing = listings.find(({ spec }) => spec.id === 'bybit:BTCUSD')
    assert(listing?.spec.kind === 'inverse')
    const classic = specAt({ ...listing, spec: listing.spec }, Date.parse('2021-01-01T00:00:00Z'))
    const ends = (side: Side): readonly string[] => {
      const { bankruptcy, liquidation } = positionFigures(
        alone(classic, { side, entry: 8000, wallet: '0.5' }),
      )
      return [bankruptcy, liquidation].map((end) =>
        end.kind === 'at' ? end.price.toFixed(6) : end.kind,
      )
    }
    // 1.25 coins at the entry and 0.5 in the wallet; fee 0.075 %, maintenance 0.5 % of 1.25 = 0.00625.
    // Long: 1.75 / 1.00075 = 1.748688 coins at bankruptcy, 10 000 / that; their fee 0.001312 and 0.00625 are kept:
    // 10 000 / (1.75 − 0.007562). Bybit help 360011431853 and 360039261334: 5718.57 and 5739.5 on the tick.
    expect(ends('long')).toEqual(['5718.571429', '5739.083528'])
    // Short: 0.75 / 0.99925 = 0.750563 coins, 10 000 / that; 10 000 / (0.75 + 0.00625 + 0.000563).
    expect(ends('short')).toEqual(['13323.333333', '13213.305041'])
  })

  it('needs its margin by the leverage and stands on the whole wallet', () => {
    const [, input] = positions[0] ?? []
    assert(input)
    const figures = positionFigures(input)
    // 0.2 / 10 and 0.2 / 0.15
    expect(figures.initialMargin.coin.toFixed()).toBe('0.02')
    expect(figures.initialMargin.usd.toFixed()).toBe('1000')
    expect(figures.effectiveLeverage?.toFixed(6)).toBe('1.333333')
    const steps = explainPosition(input, figures)
    const how = (figure: string) => steps.find((each) => each.figure === figure)
    expect(how('effectiveLeverage')).toMatchObject({
      formula: 'N / wallet',
      substituted: '0.2 / 0.15',
    })
    expect(how('bankruptcy')?.formula).toContain('wallet')
    expect(how('liquidation')?.note).toMatch(/^Cross margin/)
  })

  it('has no effective leverage on an empty wallet', () => {
    const [, input] = positions[0] ?? []
    assert(input)
    const bare = { kind: 'cross', wallet: coin(new D(0)), leverage: leverage(ONE) } as const
    const figures = positionFigures({ ...input, backing: bare })
    expect(figures.effectiveLeverage).toBeUndefined()
    expect(figures.liquidation.kind).toBe('already')
  })
})
