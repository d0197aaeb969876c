import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, leverage, price, rate } from '../num/units'

import type { PositionInput } from './position'
import { standingAt } from './what-if'
import { pricePath, type PricePath } from './what-if-path'
import { pathFloat64 } from './what-if-path-float64'
import type { PathInput, PathPoint } from './what-if-segments-float64'

const d = (text: string) => new D(text)
const bitmex = contractById('bitmex:XBTUSD')
const binance = contractById('binance:BTCUSD_PERP')
const deribit = contractById('deribit:BTC-PERPETUAL')
assert(bitmex && binance && deribit)

const point = ([days, at]: readonly [string, string]): PathPoint => ({
  days: d(days),
  price: price(d(at)),
})

/** 10 000 USD long from 50 000 at ten times, no fees. */
function path(
  points: readonly [readonly [string, string], ...(readonly [string, string])[]],
  fundingRate = '0',
  patch: Partial<PositionInput> = {},
): PathInput {
  assert(bitmex)
  const [first, ...others] = points
  return {
    position: {
      ...{ spec: bitmex, side: 'long', quantity: contracts(d('10000')), entry: price(d('50000')) },
      backing: { kind: 'leverage', leverage: leverage(d('10')) },
      ...{ openFeeRate: rate(d('0')), closeFeeRate: rate(d('0')), fundingPaid: coin(d('0')) },
      ...patch,
    },
    fundingRate: rate(d(fundingRate)),
    points: [point(first), ...others.map(point)],
  }
}

function walked(input: PathInput): PricePath {
  const result = pricePath(input)
  assert(result.ok)
  return result.value
}

describe('a path of prices', () => {
  it('pays each settlement at the price of its own moment', () => {
    // 8, 16 and 24 hours on the way from 50 000 to 62 000: at 54 000, 58 000 and 62 000
    const { rows } = walked(
      path(
        [
          ['0', '50000'],
          ['1', '62000'],
        ],
        '0.0001',
      ),
    )
    // −(1/54 000 + 1/58 000 + 1/62 000) · 10 000 · 0.0001 = −0.0000518888…
    expect(rows.map(({ figures }) => figures.received.coin.toFixed(10))).toEqual([
      '0.0000000000',
      '-0.0000518889',
    ])
    expect(rows[1]?.figures.equity.coin.toFixed(10)).toBe('0.0586577885')
  })

  it('pays an eighth of the rate each hour where funding accrues', () => {
    const flat = path(
      [
        ['0', '50000'],
        ['0.1', '50000'],
      ],
      '0.0008',
      { spec: deribit },
    )
    // two whole hours of 0.2 · 0.0001
    expect(walked(flat).rows[1]?.figures.received.coin.toFixed()).toBe('-0.00004')
  })

  it('ends where the straight line meets the liquidation price', () => {
    const { rows, liquidated } = walked(
      path([
        ['0', '50000'],
        ['1', '40000'],
        ['2', '60000'],
      ]),
    )
    expect(rows).toHaveLength(1)
    // 10 000 / 0.219; (50 000 − 45 662.10)/10 000
    expect(liquidated?.price.toFixed(4)).toBe('45662.1005')
    expect(liquidated?.days.toFixed(6)).toBe('0.433790')
    expect(liquidated?.figures.equity.coin.toFixed(12)).toBe('0.001000000000')
  })

  it('ends at a jump past the liquidation price at that price', () => {
    const { liquidated } = walked(
      path([
        ['0', '50000'],
        ['1', '50000'],
        ['1', '40000'],
      ]),
    )
    expect(liquidated?.days.toFixed()).toBe('1')
    expect(liquidated?.price.toFixed(2)).toBe('45662.10')
  })

  it('ends with the payment that takes the last of the margin', () => {
    // 0.2 · 0.02 = 0.004 each: 0.019 above maintenance are gone with the fifth, after 40 hours
    const { liquidated } = walked(
      path(
        [
          ['0', '50000'],
          ['3', '50000'],
        ],
        '0.02',
      ),
    )
    expect(liquidated?.days.toFixed(6)).toBe('1.666667')
    expect(liquidated?.figures.equity.coin.toFixed()).toBe('0')
  })

  it('ends with a payment at its very end', () => {
    const { rows, liquidated } = walked(
      path(
        [
          ['0', '50000'],
          ['1', '50000'],
        ],
        '0.04',
      ),
    )
    expect(rows).toHaveLength(1)
    expect(liquidated?.days.toFixed()).toBe('1')
  })

  it('lasts to its end where it comes near and turns', () => {
    const { rows, liquidated } = walked(
      path([
        ['0', '50000'],
        ['1', '45663'],
        ['2', '60000'],
      ]),
    )
    expect(liquidated).toBeUndefined()
    expect(rows.map(({ figures }) => figures.liquidated)).toEqual([false, false, false])
  })

  it('is refused where its days fall or go on too long', () => {
    const back = path([
      ['1', '1'],
      ['0', '1'],
    ])
    expect(pricePath(back)).toEqual({ ok: false, error: 'The days of a path must not fall.' })
    const long = path([
      ['0', '1'],
      ['181', '1'],
    ])
    expect(pricePath(long)).toEqual({ ok: false, error: 'A path goes up to 180 days.' })
  })
})

describe('its pictures', () => {
  const wild: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
    ['0', '50000'],
    ['2.5', '48111'],
    ['2.5', '51000'],
    ['9.2', '46500'],
    ['20', '71234.5'],
  ]

  it.each([
    ['bitmex', bitmex, '10000', 'long'],
    ['binance', binance, '100000', 'long'],
    ['deribit', deribit, '10000', 'short'],
  ] as const)(
    'agree with the exact engine to 1e-9 of the parts: %s',
    (...[, spec, quantity, side]) => {
      const input = path(wild, '0.0003', {
        ...{ spec, quantity: contracts(d(quantity)), side },
        backing: { kind: 'leverage', leverage: leverage(d('3')) },
      })
      const { rows } = walked(input)
      const samples = pathFloat64(input)
      for (const { days, price: at, figures } of rows) {
        const same = samples.findLast(
          (each) =>
            Math.abs(each.days - Number(days)) < 1e-9 && Math.abs(each.price - Number(at)) < 1e-6,
        )
        assert(same, `no sample at day ${days.toFixed()}`)
        const { equity, marginRatio, liquidation } = figures
        expect(Math.abs(same.equity / Number(equity.coin) - 1)).toBeLessThan(1e-9)
        expect(Math.abs(same.ratio! / Number(marginRatio) - 1)).toBeLessThan(1e-9)
        if (liquidation.kind === 'at')
          expect(Math.abs(same.liquidation! / Number(liquidation.price) - 1)).toBeLessThan(1e-9)
      }
    },
  )

  it('stop at the liquidation, where the margin ratio is 1', () => {
    const samples = pathFloat64(
      path([
        ['0', '50000'],
        ['1', '40000'],
        ['2', '60000'],
      ]),
    )
    const last = samples.at(-1)!
    expect(Math.abs(last.days - 0.4337899543)).toBeLessThan(1e-9)
    expect(Math.abs(last.ratio! - 1)).toBeLessThan(1e-9)
    expect(samples.length).toBeGreaterThan(100)
  })

  it('are thinned where a path has many payments', () => {
    const input = path(
      [
        ['0', '50000'],
        ['180', '52000'],
      ],
      '0.000001',
    )
    expect(pathFloat64(input).length).toBeLessThan(600)
  })

  it('leave out what no equity stands behind', () => {
    const input = path([
      ['0', '30000'],
      ['1', '31000'],
    ])
    expect(pathFloat64(input)[0]).toMatchObject({ ratio: null, leverage: null })
    expect(
      standingAt(input.position, { price: price(d('30000')), received: coin(d('0')) }),
    ).toMatchObject({
      liquidated: true,
    })
  })
})
