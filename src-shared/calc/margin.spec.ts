import { describe, expect, it } from 'vitest'

import type { MarginSchedule } from '../market/margin-schedule'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, leverage, rate } from '../num/units'

import { effectiveRate, isBeyondKnown, marginCurve, marginOn, stretchOf } from './margin'

const ten = leverage(new D(10))
const size = (notional: string, quantity = '1000') => ({
  notional: coin(new D(notional)),
  quantity: contracts(new D(quantity)),
})
const tier = (maintenanceRate: string, upTo?: string) => ({
  ...(upTo === undefined ? {} : { upTo: new D(upTo) }),
  initialRate: rate(new D(maintenanceRate).times(2)),
  maintenanceRate: rate(new D(maintenanceRate)),
})
const three: MarginSchedule = {
  method: 'tiered',
  measure: 'coin',
  maintenance: 'marginal',
  initial: 'whole',
  tiers: [tier('0.01', '10'), tier('0.02', '20'), tier('0.03', '30')],
}
const maintenance = (schedule: MarginSchedule, notional: string, quantity?: string): string =>
  marginOn(marginCurve(schedule, 'maintenance', ten), size(notional, quantity)).toFixed()

describe('a margin schedule', () => {
  it('asks each marginal tier’s rate for the part inside it: 10·1 % + 10·2 % + 5·3 % = 0.45', () => {
    expect(maintenance(three, '25')).toBe('0.45')
    expect(effectiveRate(marginCurve(three, 'maintenance', ten), size('25')).toFixed()).toBe(
      '0.018',
    )
  })

  it('asks the rate of the tier reached for the whole where tiers are whole; an end belongs to its tier', () => {
    const whole = { ...three, maintenance: 'whole' } as const
    expect([maintenance(whole, '25'), maintenance(whole, '20')]).toEqual(['0.75', '0.4'])
    expect(marginOn(marginCurve(three, 'initial', ten), size('20.5')).toFixed()).toBe('1.23')
  })

  it('counts contracts where the venue does, and prices what it counted', () => {
    // 10 at 1 %, 10 at 2 %, 5 at 3 % = 0.45 contracts of 25, worth 0.002 coins each
    const counted = { ...three, measure: 'contracts' } as const
    expect(maintenance(counted, '0.05', '25')).toBe('0.0009')
    expect(maintenance(counted, '0', '0')).toBe('0')
  })

  it('goes on in steps after the last listed tier, to 100 % and no further', () => {
    const steps = {
      ...three,
      maintenance: 'whole',
      then: {
        step: new D(5),
        initialStep: rate(new D('0.5')),
        maintenanceStep: rate(new D('0.5')),
      },
    } as const
    expect(maintenance(steps, '30')).toBe('0.9')
    expect(maintenance(steps, '35')).toBe('18.55')
    expect(maintenance(steps, '35.1')).toBe('35.1')
    expect(maintenance(steps, '500')).toBe('500')
    expect(isBeyondKnown(marginCurve(steps, 'maintenance', ten), size('500'))).toBe(false)
  })

  it('has steps of its own for the initial margin', () => {
    // The last listed tier asks 6 %; each further 5 coins 10 % more: 16 % of 35, 26 % of 40.
    const steps = {
      ...three,
      then: {
        step: new D(5),
        initialStep: rate(new D('0.1')),
        maintenanceStep: rate(new D('0.5')),
      },
    } as const
    const initial = marginCurve(steps, 'initial', ten)
    expect(['30', '35', '40'].map((coins) => marginOn(initial, size(coins)).toFixed())).toEqual([
      '1.8',
      '5.6',
      '10.4',
    ])
  })

  it('says when a position is beyond the last tier that is known', () => {
    const curve = marginCurve(three, 'maintenance', ten)
    expect([isBeyondKnown(curve, size('30')), isBeyondKnown(curve, size('30.1'))]).toEqual([
      false,
      true,
    ])
    expect(stretchOf(curve, size('31')).tier).toBe(3)
  })

  it('grows with the whole position where the venue says so: 25 coins → 2.125 % and 1.125 %', () => {
    const deribit = contractById('deribit:BTC-PERPETUAL')!.margin
    expect(effectiveRate(marginCurve(deribit, 'initial', ten), size('25')).toFixed()).toBe(
      '0.02125',
    )
    expect(maintenance(deribit, '25')).toBe('0.28125')
    expect(effectiveRate(marginCurve(deribit, 'maintenance', ten), size('0', '0')).toFixed()).toBe(
      '0.01',
    )
  })

  it('is adjust / leverage where the venue liquidates on a part of the margin', () => {
    const adjusted: MarginSchedule = {
      method: 'adjust-factor',
      rows: [
        { leverageUpTo: new D(5), tiers: [{ adjust: rate(new D('0.075')) }] },
        {
          leverageUpTo: new D(10),
          tiers: [
            { upToContracts: new D(1800), adjust: rate(new D('0.1')) },
            { adjust: rate(new D('0.15')) },
          ],
        },
      ],
    }
    const asked = (times: number, quantity: string): string =>
      marginOn(
        marginCurve(adjusted, 'maintenance', leverage(new D(times))),
        size('10', quantity),
      ).toFixed()
    expect([asked(5, '1'), asked(10, '1800'), asked(10, '1801')]).toEqual(['0.15', '0.1', '0.15'])
    expect(marginOn(marginCurve(adjusted, 'initial', ten), size('10', '1')).toFixed()).toBe('1')
    const known = (...ends: readonly number[]): string | undefined =>
      marginCurve(
        {
          method: 'adjust-factor',
          rows: [
            {
              leverageUpTo: new D(10),
              tiers: ends.map((end) => ({
                upToContracts: new D(end),
                adjust: rate(new D('0.1')),
              })),
            },
          ],
        },
        'maintenance',
        ten,
      ).knownUpTo?.toFixed()
    expect(known(100, 200, 300)).toBe('300')
    // Beyond the last row its factors go on.
    expect(asked(20, '1')).toBe('0.05')
  })

  it('refuses a method that it was not written for', () => {
    expect(() => marginCurve({ method: 'table' } as never, 'initial', ten)).toThrow('unhandled')
  })
})
