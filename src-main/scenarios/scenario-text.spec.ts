import { describe, expect, it } from 'vitest'

import { listings } from '@shared/market/registry'
import type { ScenarioDocument } from '@shared/scenario/document'

import { readScenarioText, scenarioText } from './scenario-text'

const document: ScenarioDocument = {
  format: 'reciprocal-scenario',
  version: 1,
  name: 'Plan',
  sheet: { contractId: 'bitmex:XBTUSD', entry: '60,000' },
  tools: { 'size-risk': '1' },
}
// Line 1 is the brace; format, version and name are on 2, 3 and 4, the sheet on 5 to 8, the tools from 9.
const text = scenarioText(document)

const refusal = (broken: string) => {
  const read = readScenarioText(broken)
  if (read.ok) throw new Error('it was read')
  return read.error
}

describe('the text of a scenario', () => {
  it('reads as it was written', () => {
    expect(readScenarioText(text)).toEqual({ ok: true, value: document })
    const withContract = { ...document, listing: listings[0]! }
    expect(readScenarioText(scenarioText(withContract))).toEqual({ ok: true, value: withContract })
  })

  it('may begin with a byte order mark', () => {
    expect(readScenarioText(`\uFEFF${text}`).ok).toBe(true)
  })

  it('is refused with line and column where it is no JSON', () => {
    expect(refusal(text.replace('"60,000"', '60,000'))).toEqual({
      kind: 'broken',
      place: { line: 7, column: 17 },
      reason:
        'A field’s name in double quotes is expected here. It is not JSON. A scenario is a JSON file that this program wrote.',
    })
  })

  it('is refused where it was cut short', () => {
    expect(refusal(text.slice(0, 20))).toMatchObject({ place: { line: 2 } })
  })

  it('is refused for a field, in words, on its line', () => {
    expect(refusal(text.replace('"60,000"', '60000'))).toEqual({
      kind: 'broken',
      place: { line: 7, column: 14 },
      reason: 'The field “entry” of the sheet must be a text.',
    })
    expect(refusal(text.replace('"Plan"', '""'))).toMatchObject({
      place: { line: 4 },
      reason: '“name” must have at least 1 characters.',
    })
  })

  it('is refused for what is missing or not known, at the brace it should stand in', () => {
    expect(refusal(text.replace('"name"', '"title"'))).toEqual({
      kind: 'broken',
      place: { line: 1, column: 1 },
      reason: '“name” is missing. 1 more did not hold.',
    })
  })

  it('is refused as newer on the line of its version', () => {
    expect(refusal(text.replace('"version": 1', '"version": 2'))).toMatchObject({
      kind: 'newer',
      place: { line: 3, column: 14 },
      reason: expect.stringContaining('newer version') as string,
    })
  })

  it.each(['null', '[]', '7', '{"format":"reciprocal-venue-pack"}'])('is not %s', (other) => {
    expect(refusal(other).reason).toContain('not a scenario')
  })
})
