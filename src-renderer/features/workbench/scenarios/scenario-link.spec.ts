import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { EMPTY_SCENARIO } from '../../../app/scenario'

import { isLink, readScenarioLink, scenarioLink } from './scenario-link'

describe('a link to a scenario', () => {
  it('holds what was typed and the tool it was looked at with', () => {
    const link = scenarioLink({
      doc: {
        sheet: { ...EMPTY_SCENARIO, entry: '60,000', quantity: '10 000' },
        tools: { 'target-want': '1 %', 'target-empty': '' },
      },
      tool: 'target',
    })
    expect(link).toBe(
      'reciprocal:workbench/target?contractId=bitmex%3AXBTUSD&side=long&quantity=10%20000&quantityUnit=contracts&entry=60%2C000&exitIs=mark&marginMode=isolated&backing=leverage&openRole=taker&closeRole=taker&t.target-want=1%20%25',
    )
  })

  it('opens what it was made of, whatever was typed', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(text, text, fc.constantFrom('', 'target', 'size'), (entry, want, tool) => {
        const doc = {
          sheet: { ...EMPTY_SCENARIO, entry, side: 'short' as const },
          tools: want === '' ? {} : { 'target-want': want },
        }
        expect(readScenarioLink(scenarioLink({ doc, tool }))).toEqual({
          ok: true,
          value: { doc, tool },
        })
      }),
      { numRuns: 200 },
    )
  })

  it('may be without a tool, without a query, and with spaces around it', () => {
    for (const link of ['reciprocal:workbench', ' reciprocal:workbench/ ', 'reciprocal:workbench?'])
      expect(readScenarioLink(link)).toEqual({
        ok: true,
        value: { doc: { sheet: EMPTY_SCENARIO, tools: {} }, tool: '' },
      })
  })

  it.each([
    ['https://example.com', 'starts with “reciprocal:workbench”'],
    ['reciprocal:journal', 'starts with “reciprocal:workbench”'],
    ['reciprocal:workbenches', 'starts with “reciprocal:workbench”'],
    ['reciprocal:workbench/tarot', 'There is no tool “tarot”; there are '],
    ['reciprocal:workbench?entry', '“entry” has no “=”'],
    ['reciprocal:workbench?entry=%zz', 'two digits of UTF-8'],
    ['reciprocal:workbench?entry=%ff', 'two digits of UTF-8'],
    ['reciprocal:workbench?entry=1&entry=2', 'names the field “entry” twice'],
    ['reciprocal:workbench?price=1', 'The sheet has no field “price”'],
    ['reciprocal:workbench?__proto__=1', 'The sheet has no field “__proto__”'],
    ['reciprocal:workbench?side=up', '“side” cannot be “up”'],
    ['reciprocal:workbench?t.=1', 'no field of a tool'],
    ['reciprocal:workbench?t.__proto__=1', 'no field of a tool'],
    [`reciprocal:workbench?entry=${'1'.repeat(20_001)}`, 'longer than 20000 characters'],
    [`reciprocal:workbench?entry=${'1'.repeat(2_000_000)}`, 'longer than any scenario'],
    [
      `reciprocal:workbench?${Array.from({ length: 601 }, (_, at) => `t.f${at}=1`).join('&')}`,
      'more than the 600 fields',
    ],
  ])('is refused: %.60s', (link, words) => {
    const read = readScenarioLink(link)
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining(words) as string })
  })

  it('is told from a search', () => {
    expect(isLink(' Reciprocal:workbench?')).toBe(true)
    expect(isLink('reciprocal')).toBe(false)
  })
})
