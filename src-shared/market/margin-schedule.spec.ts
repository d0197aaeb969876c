import { describe, expect, it } from 'vitest'

import { MarginSchedule } from './margin-schedule'

const said = (schedule: object): string => {
  const read = MarginSchedule.safeParse(schedule)
  if (read.success) return 'taken'
  return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}

interface Tier {
  readonly initialRate: string
  readonly maintenanceRate: string
  readonly upTo?: string
}
const tier = (initialRate: string, maintenanceRate: string, upTo?: string): Tier => ({
  ...{ initialRate, maintenanceRate },
  ...(upTo === undefined ? {} : { upTo }),
})
const tiered = (tiers: readonly Tier[], more: object = {}): string =>
  said({
    ...{ method: 'tiered', measure: 'coin', maintenance: 'whole', initial: 'whole' },
    ...{ tiers, ...more },
  })
const good = tier('0.02', '0.01', '10')

describe('a tier table', () => {
  it('takes rising tiers, equal rates, and rates from 0 to 100 %', () => {
    expect(tiered([good, tier('0.02', '0.02', '20'), tier('1', '1')])).toBe('taken')
    expect(tiered([tier('0', '0')])).toBe('taken')
  })

  it('names the tier whose own rates do not hold', () => {
    const flaw = (at: number): string =>
      `tiers: tier ${at.toString()}: 0 ≤ maintenance rate ≤ initial rate ≤ 100 % does not hold`
    expect(tiered([tier('0.01', '0.02')])).toBe(flaw(1))
    expect(tiered([good, tier('0.03', '-0.01')])).toBe(flaw(2))
    expect(tiered([good, tier('1.01', '0.02')])).toBe(flaw(2))
  })

  it('names the tier that does not follow from the one before', () => {
    expect(tiered([tier('0.02', '0.01'), good])).toBe(
      'tiers: tier 2: the tier before it has no end',
    )
    expect(tiered([good, tier('0.03', '0.02', '20'), tier('0.04', '0.03', '20')])).toBe(
      'tiers: tier 3: must end above 20',
    )
    const falling = 'tiers: tier 2: rates must not fall as the position grows'
    expect(tiered([good, tier('0.015', '0.012')])).toBe(falling)
    expect(tiered([good, tier('0.03', '0.009')])).toBe(falling)
  })

  it('goes on in steps only from an end, each step above zero', () => {
    const then = { step: '5', initialStep: '0.01', maintenanceStep: '0.01' }
    expect(tiered([good], { then })).toBe('taken')
    expect(tiered([tier('0.02', '0.01')], { then })).toBe(
      'tiers: further tiers need an end of the last listed one',
    )
    expect(tiered([good], { then: { ...then, step: '0' } })).toBe(
      'then.step: the step must be above zero',
    )
    expect(tiered([good], { then: { ...then, initialStep: '0' } })).toBe(
      'then.initialStep: must be above zero',
    )
    expect(tiered([good], { then: { ...then, maintenanceStep: '0' } })).toBe(
      'then.maintenanceStep: must be above zero',
    )
  })

  it('says once what could not be read', () => {
    expect(tiered([tier('0.02', '0.01', '0')])).toBe('tiers.0.upTo: a tier must end above zero')
    const unread = tiered([tier('much', '0.01'), good])
    expect(unread).toContain('tiers.0.initialRate')
    expect(unread).not.toContain(';')
  })
})

describe('a growing rate', () => {
  it('may stand still and must not fall', () => {
    const growing = (slopePerCoin: string): string =>
      said({
        ...{ method: 'linear-growth', initialBase: '0.02', maintenanceBase: '0.01', slopePerCoin },
      })
    expect([growing('0'), growing('-0.1')]).toEqual([
      'taken',
      'slopePerCoin: slope must not be negative',
    ])
  })
})

describe('an adjust factor', () => {
  const rows = (...leverages: readonly string[]): string =>
    said({
      method: 'adjust-factor',
      rows: leverages.map((leverageUpTo) => ({ leverageUpTo, tiers: [{ adjust: '0.1' }] })),
    })
  it('has its rows in the order of leverage', () => {
    expect(rows('5', '10', '20')).toBe('taken')
    expect(rows('5', '5')).toBe('rows: rows must be in the order of leverage')
    expect(rows('5', '10', '7')).toBe('rows: rows must be in the order of leverage')
    const unread = rows('many', '5')
    expect(unread).toContain('rows.0.leverageUpTo')
    expect(unread).not.toContain(';')
  })
  it('is 0 to below 1', () => {
    const adjust = (factor: string): string =>
      said({
        method: 'adjust-factor',
        rows: [{ leverageUpTo: '5', tiers: [{ adjust: factor }] }],
      })
    expect(['0', '0.999', '1', '-0.1'].map((factor) => adjust(factor))).toEqual([
      'taken',
      'taken',
      'rows.0.tiers.0.adjust: must be 0 to below 1',
      'rows.0.tiers.0.adjust: must be 0 to below 1',
    ])
  })
})
