import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, price, rate } from '../num/units'

import { compoundedFunding, dailyFunding, explainDollarFunding } from './dollar-funding'

const spec = contractById('bitmex:XBTUSD')!
const short = { spec, side: 'short', quantity: contracts(new D(16_000)) } as const
const at = price(new D(8_000))
const steady = (percent: string, intervalsPerDay = 3) => ({
  rate: rate(new D(percent).div(100)),
  intervalsPerDay,
})

describe('a day of funding', () => {
  it('is one payment times the payments of a day: 2 BTC · 0.01 % · 3', () => {
    const day = dailyFunding(short, at, steady('0.01'))
    expect(day.ok && [day.value.coin.toFixed(), day.value.usd.toFixed()]).toEqual(['0.0006', '4.8'])
    const paid = dailyFunding({ ...short, side: 'long' }, at, steady('0.01'))
    expect(paid.ok && paid.value.usd.toFixed()).toBe('-4.8')
  })

  it('takes a whole count of payments', () => {
    expect(dailyFunding(short, at, steady('0.01', 0))).toEqual({
      ok: false,
      error: 'Intervals per day must be a whole number of at least 1, was 0.',
    })
    expect(compoundedFunding(steady('0.01', 1.5)).ok).toBe(false)
  })
})

describe('a year of funding, compounded', () => {
  it('raises one payment to the payments of a year', () => {
    // 1.0001^1095 = e^(1095 · 0.000099995) = 1.115713…
    const year = compoundedFunding(steady('0.01'))
    expect(year.ok && year.value.toFixed(4)).toBe('0.1157')
    // 0.9999^1095 = e^(−1095 · 0.000100005) = 0.896277…
    const lost = compoundedFunding(steady('-0.01'))
    expect(lost.ok && lost.value.toFixed(4)).toBe('-0.1037')
    // once a day at 1 %: 1.01^365 = 37.7834…
    const daily = compoundedFunding(steady('1', 1))
    expect(daily.ok && daily.value.toFixed(4)).toBe('36.7834')
  })

  it('is too large to be read beyond a million times', () => {
    expect(compoundedFunding(steady('10'))).toEqual({
      ok: false,
      error: 'More than 100,000,000% a year, too large to be read as a yield.',
    })
  })
})

it('shows its working', () => {
  const [day, year] = explainDollarFunding(short, at, steady('-0.01'))
  expect([day?.substituted, day?.result]).toEqual([
    '−(−1) · 16,000 · 1 / 8,000 · (−0.01%) · 3',
    '−0.0006 BTC (−4.8 USD)',
  ])
  expect(day?.source?.topics).toContain('funding')
  expect(year?.substituted).toBe('(1 + (−0.01%))^(365 · 3) − 1')
  expect(year?.result).toMatch(/^−10\.37/)
  const wrong = explainDollarFunding({ ...short, side: 'long' }, at, steady('0.01', 0))
  expect(wrong[0]?.substituted).toMatch(/^−\(\+1\)/)
  expect(wrong.map(({ result }) => result)).toEqual([
    'Intervals per day must be a whole number of at least 1, was 0.',
    'Intervals per day must be a whole number of at least 1, was 0.',
  ])
})
