import { describe, expect, it } from 'vitest'

import { FeeSchedule } from './fee-schedule'

const said = (fees: object): string => {
  const read = FeeSchedule.safeParse({ maker: '0.0002', taker: '0.0005', ...fees })
  if (read.success) return 'taken'
  return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}

describe('a fee', () => {
  it('is taken as a charge, a rebate or none', () => {
    expect(said({ maker: '-0.00025', taker: '0', liquidation: '0.999' })).toBe('taken')
    expect(said({ tiers: [{ name: 'VIP 1', maker: '-0.999', taker: '0.0004' }] })).toBe('taken')
  })

  it.each([
    ['maker', { maker: '1' }],
    ['taker', { taker: '1' }],
    ['delivery', { delivery: '1.5' }],
    ['liquidation', { liquidation: '2' }],
    ['tiers.0.taker', { tiers: [{ name: 'VIP 1', maker: '0', taker: '1' }] }],
  ])('is not the whole value: %s', (path, fees) => {
    expect(said(fees)).toBe(`${path}: a fee must be below 100 %`)
  })
})
