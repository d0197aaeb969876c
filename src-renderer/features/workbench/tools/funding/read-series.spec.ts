import { describe, expect, it } from 'vitest'

import { readSeries, type SeriesUnit } from './read-series'

/** The rates in percent, each with its mark where it has one. */
function rates(text: string, unit: SeriesUnit = 'percent'): readonly string[] {
  const { value, says } = readSeries(text, unit)
  if (!value) return [says?.issue ?? 'nothing']
  return value.points.map(({ rate, mark }) =>
    [rate.times(100).toFixed(), mark?.toFixed()].filter(Boolean).join(' at '),
  )
}

describe('a pasted series is read', () => {
  it.each<[string, string, readonly string[]]>([
    ['one rate a line', '0.01\n-0.005\n0.0325', ['0.01', '-0.005', '0.0325']],
    ['with a percent sign', '0.0100%\n−0.0050 %', ['0.01', '-0.005']],
    ['with decimal commas', '0,01\n-0,005', ['0.01', '-0.005']],
    ['with empty lines and any line end', '\n0.01\r\n\r\n0.02\r0.03\n', ['0.01', '0.02', '0.03']],
    ['in one line between commas', '0.01, -0.02,0.03', ['0.01', '-0.02', '0.03']],
    ['in one line between decimal commas', '0,01, -0,02, 0,03', ['0.01', '-0.02', '0.03']],
    ['in one line between semicolons', '0,01; -0,02;0,03', ['0.01', '-0.02', '0.03']],
    ['behind a day', '2026-11-01 0.01%\n2026-11-02 0.02%', ['0.01', '0.02']],
    [
      'behind a time',
      '2026-11-01T00:00:00.000Z,0.01%\n2026-11-01T08:00:00.000Z,0.02%',
      ['0.01', '0.02'],
    ],
    [
      'beside names and the length of an interval',
      '2026-11-01 08:00\tBTCUSD_PERP\t8h\t0.0100%\n2026-11-01 16:00\tBTCUSD_PERP\t8h\t0.0200%',
      ['0.01', '0.02'],
    ],
    ['under a header of its own', 'Funding rate\n0.01\n0.02', ['0.01', '0.02']],
    ['under one word', 'funding\n0.01', ['0.01']],
    [
      'in its column of a table with the marks',
      'Time,Contracts,Funding Interval,Funding Rate,Mark Price\n2026-11-01 08:00,XBTUSD,8h,0.01%,"50,000.5"\n2026-11-01 16:00,XBTUSD,8h,0.02%,',
      ['0.01 at 50000.5', '0.02'],
    ],
    [
      'where other columns are rates too',
      'timestamp,fundingRateDaily,predictedRate,fundingRate\n2026-11-01,0.03,0.05,0.01\n2026-11-02,0.06,0.05,0.02',
      ['0.01', '0.02'],
    ],
    [
      'as the relative rate where there is an absolute one',
      'timestamp,fundingRate,relativeFundingRate\n2026-11-01,0.0000000255,0.01785',
      ['0.01785'],
    ],
    ['with quoted cells', '"time","rate"\n"2026-11-01","0.01"', ['0.01']],
  ])('%s', (...[, text, expected]) => {
    expect(rates(text)).toEqual(expected)
  })

  it('as fractions where plain numbers are such, a percent sign still being one', () => {
    expect(rates('0.0001\n-0.00005\n0.01%', 'fraction')).toEqual(['0.01', '-0.005', '0.01'])
    expect(rates('Rate (%)\n0.01', 'fraction')).toEqual(['0.01'])
  })

  it('from its end where the newest comes first', () => {
    const text = '2026-11-02 16:00,0.03\n2026-11-02 08:00,0.02\n2026-11-01,0.01'
    expect(rates(text)).toEqual(['0.01', '0.02', '0.03'])
    expect(readSeries(text, 'percent').value?.turned).toBe(true)
    expect(readSeries('2026-11-01,0.01\n2026-11-02,0.02', 'percent').value?.turned).toBe(false)
    // Without a time on every line nothing is known of the order.
    expect(rates('2026-11-02,0.02\n0.01')).toEqual(['0.02', '0.01'])
  })

  it('of a thousand lines', () => {
    expect(rates(Array.from({ length: 1000 }, () => '0.01').join('\n'))).toHaveLength(1000)
  })

  it('of nothing is nothing, and not wrong', () => {
    expect(readSeries('  \n ', 'percent')).toEqual({})
  })
})

describe('a line that cannot be read is named', () => {
  it.each<[string, RegExp]>([
    ['0.01\nsoon', /^Line 2: Write the number in digits/],
    ['O.01%\n0.02', /^Line 1: Write the number in digits/],
    ['0.01\n\n\n0.01 BTC', /^Line 4: This field does not take BTC/],
    ['0.01\n1e-5', /^Line 2: .*without e/],
    ['60', /^Line 1: The rate goes up to 10; you typed 60\.$/],
    ['-60', /^Line 1: The rate goes down to −10\.$/],
    ['soon\nlater\n0.01', /^Line 1: .* 2 of them cannot be read\.$/],
    ['0.01,60000\n0.02,60000', /^Line 1: there are 2 numbers.*header/],
    ['2026-11-01, XBTUSD\n2026-11-02, 0.01', /^Line 1: there is no rate/],
    ['2026-11-01', /^Line 1: there is no rate/],
    ['0,01,0,02', /^Line 1: a comma could stand between rates or in one/],
    ['0.01, n/a, 0.02', /^Line 1: /],
    ['0.01,,0.02', /^Line 1: there is no rate/],
    ['time,rate\n2026-11-01,', /^Line 2: there is nothing in the column “rate”/],
    ['time,rate\n2026-11-01', /^Line 2: there is nothing in the column “rate”/],
    ['rate,mark\n0.01,0', /^Line 2: The mark must be above zero/],
    ['funding rate', /^Line 1 is a header; no rate follows/],
    ['time,price\n2026-11-01,50000', /^Line 1: /],
  ])('%j', (text, words) => {
    expect(rates(text)[0]).toMatch(words)
  })

  it('as a fraction above a tenth', () => {
    expect(rates('0.01\n0.5', 'fraction')[0]).toMatch(/^Line 2: The rate goes up to 0\.1/)
  })

  it('and a text that filled the field may have lost its end', () => {
    expect(rates('0.01\n'.repeat(4000))[0]).toMatch(/^The field ends after 20,000 characters/)
  })
})
