import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { D, isDecimal } from '../num/decimal'

import { csvRecord, type CsvCell } from './csv'

/** Reads RFC 4180 a cell at a time; written apart from what it checks. */
function recordsOf(csv: string): string[][] {
  const records: string[][] = [[]]
  const next = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  while (next.lastIndex < csv.length) {
    const [, quoted, plain = '', end] = next.exec(csv) ?? expect.fail(`no CSV: ${csv}`)
    records.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '\r\n') records.push([])
  }
  return records.slice(0, -1)
}

/** What a cell was, by the rule that the docstring gives. */
const unguarded = (text: string): string => (text.startsWith("'") ? text.slice(1) : text)
const textOf = (cell: CsvCell): string =>
  cell === null ? '' : isDecimal(cell) ? cell.toFixed() : cell.toString()

const awkward = fc.string({
  unit: fc.constantFrom(...Array.from('=+-@\'",;\t\r\n ab0é€＝中')),
  maxLength: 8,
})
const cell: fc.Arbitrary<CsvCell> = fc.oneof(
  awkward,
  fc.string({ unit: 'binary' }),
  fc.bigInt(),
  fc.integer().map((units) => new D(units).div(100_000_000)),
  fc.constant(null),
)

describe('a record', () => {
  it('comes back cell for cell, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { maxLength: 4 }),
        (records) => {
          const read = recordsOf(records.map(csvRecord).join(''))
          expect(read.map((cells) => cells.map(unguarded))).toEqual(
            records.map((cells) => cells.map(textOf)),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  it('has no text that a spreadsheet would work out', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const [[read = ''] = []] = recordsOf(csvRecord([text, 'end']))
        expect(read).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ['a=1', 'a=1'],
    ['a-b', 'a-b'],
  ])('writes the text %j as %j', (text, written) => {
    expect(csvRecord([text])).toBe(`${written}\r\n`)
  })

  it('writes numbers as numbers, the negative ones too, with every digit', () => {
    const numbers = [new D('-0.00000001'), new D('1e-16'), new D('-0'), -5n, 2n ** 63n]
    expect(csvRecord(numbers)).toBe('-0.00000001,0.0000000000000001,0,-5,9223372036854775808\r\n')
  })

  it('quotes by RFC 4180', () => {
    expect(csvRecord(['a,b', 'say "x"', 'two\r\nlines', null, '', 'plain'])).toBe(
      '"a,b","say ""x""","two\r\nlines",,,plain\r\n',
    )
  })
})
